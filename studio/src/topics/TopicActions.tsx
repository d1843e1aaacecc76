import { useNavigate } from '@tanstack/react-router';
import { type TopicView, useTopicChanges } from '../api/topics';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { said } from '../ui/toasts';
import { SpeechActions } from './SpeechActions';
import { TopicState } from './TopicTable';

/** Whether the topic speaks, and the ways to change that or to be rid of it. */
export function TopicActions({ view }: { view: TopicView }) {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { hold, remove } = useTopicChanges(page);
  const { id, name } = view.topic;
  const removed = async () => {
    await remove(id);
    said(text('topics.deleted', { name }));
    await navigate({ to: '/pages/$page/content/topics', params: { page } });
  };
  return (
    <>
      <TopicState paused={view.paused} />
      <SpeechActions
        speech={{
          name,
          paused: view.paused,
          label: text(view.paused ? 'topics.continue' : 'topics.hold'),
          hold: (paused) => hold(id, paused),
          done: (paused) => text(paused ? 'topics.held' : 'topics.continued', { name }),
          removing: {
            title: text('topics.deleteTitle', { name }),
            hint: text('topics.deleteHint'),
            label: text('app.delete'),
            run: removed,
          },
        }}
      />
    </>
  );
}
