import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { inHand } from '../api/inHand';
import { topicQuery, type TopicView, useTopicChanges } from '../api/topics';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { BackToTopics } from './BackToTopics';
import { ConsentFigures } from './ConsentFigures';
import { draftOf } from './form';
import { TopicActions } from './TopicActions';
import { TopicEditor } from './TopicEditor';

/** One topic: what it is, how it looks, who agreed, and the switches. */
export function TopicPage() {
  const text = useText();
  const page = usePageId();
  const { topic } = useParams({ from: '/members/pages/$page/shell/content/topics/$topic' });
  const found = useQuery({ ...topicQuery(page, topic), ...inHand });
  return (
    <Screen
      title={found.data?.topic.name ?? text('topics.one')}
      back={<BackToTopics />}
      actions={found.data && <TopicActions view={found.data} />}
    >
      {found.isPending && <Loading rows={6} height={72} />}
      {found.isError && <Trouble failure={found.error} again={() => void found.refetch()} />}
      {found.data && <Topic key={found.data.revision} view={found.data} load={() => void found.refetch()} />}
    </Screen>
  );
}

function Topic({ view, load }: { view: TopicView; load: () => void }) {
  const text = useText();
  const { change } = useTopicChanges(usePageId());
  return (
    <TopicEditor
      topic={view.topic.id}
      begin={draftOf(view)}
      revision={view.revision}
      frequencyFixed={view.frequencyFixed}
      readOnly={!useMay('content-write')}
      label={text('app.save')}
      load={load}
      save={async (form) => {
        await change(view.topic.id, form);
        said(text('app.saved'));
      }}
    >
      <ConsentFigures topic={view.topic.id} />
    </TopicEditor>
  );
}
