import { IconBellRinging } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useSequenceChanges } from '../api/sequences';
import { topicsQuery } from '../api/topics';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { BackLink, ButtonLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { emptyPlan } from './plan';
import { SequenceEditor } from './SequenceEditor';

/** Where a sequence begins. */
export function NewSequencePage() {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { create } = useSequenceChanges(page);
  const topics = useQuery(topicsQuery(page));
  return (
    <Screen title={text('sequences.newTitle')} hint={text('sequences.newHint')} back={<BackToSequences />}>
      {topics.isPending && <Loading rows={6} height={72} />}
      {topics.isError && <Trouble failure={topics.error} again={() => void topics.refetch()} />}
      {topics.data?.length === 0 && (
        <Sheet>
          <Empty icon={IconBellRinging} title={text('sequences.noTopic')} hint={text('sequences.noTopicHint')}>
            <ButtonLink to="/pages/$page/content/topics/new" params={{ page }}>
              {text('topics.new')}
            </ButtonLink>
          </Empty>
        </Sheet>
      )}
      {topics.data && topics.data.length > 0 && (
        <SequenceEditor
          begin={emptyPlan(topics.data[0]?.topic.id ?? null)}
          topics={topics.data}
          label={text('sequences.create')}
          save={async (form) => {
            const { sequence } = await create(form);
            said(text('sequences.created', { name: sequence.name }));
            await navigate({
              to: '/pages/$page/content/sequences/$sequence',
              params: { page, sequence: sequence.id },
            });
          }}
        />
      )}
    </Screen>
  );
}

/** The way back to all sequences. */
export function BackToSequences() {
  const text = useText();
  return (
    <BackLink to="/pages/$page/content/sequences" params={{ page: usePageId() }}>
      {text('sequences.title')}
    </BackLink>
  );
}
