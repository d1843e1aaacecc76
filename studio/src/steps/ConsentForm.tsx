import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../api/topics';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { TopicField } from '../segments/LeafEditor';
import { draftOf } from '../topics/form';
import { RequestPreview } from '../topics/RequestPreview';
import type { FormOf } from './part';

/** The topic that people are asked about, and the request as they see it. */
export function ConsentForm({ step, change }: FormOf<'consent'>) {
  const text = useText();
  const page = usePageId();
  const topics = useQuery(topicsQuery(page));
  const topic = topics.data?.find((one) => one.topic.id === step.topic);
  return (
    <>
      <TopicField value={step.topic} change={(chosen) => change({ ...step, topic: chosen })} />
      {topics.data?.length === 0 && <Text size="sm">{text('steps.consent.none')}</Text>}
      <Anchor size="sm" href={`/pages/${page}/content/topics/new`} target="_blank" rel="noreferrer">
        {text('steps.consent.create')}
      </Anchor>
      {topic && <RequestPreview draft={draftOf(topic)} />}
    </>
  );
}
