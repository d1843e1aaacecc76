import { useNavigate } from '@tanstack/react-router';
import { type SequenceView, useSequenceChanges } from '../api/sequences';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { SpeechActions } from '../topics/SpeechActions';
import { said } from '../ui/toasts';
import { SequenceState } from './SequenceTable';

/** Whether the sequence speaks, and the ways to change that or to be rid of it. */
export function SequenceActions({ view }: { view: SequenceView }) {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { hold, remove } = useSequenceChanges(page);
  const { id, name } = view.sequence;
  const removed = async () => {
    await remove(id);
    said(text('sequences.deleted', { name }));
    await navigate({ to: '/pages/$page/content/sequences', params: { page } });
  };
  return (
    <>
      <SequenceState view={view} />
      <SpeechActions
        speech={{
          name,
          paused: view.paused,
          label: text(view.paused ? 'sequences.continue' : 'sequences.hold'),
          hold: (paused) => hold(id, paused),
          done: (paused) => text(paused ? 'sequences.held' : 'sequences.continued', { name }),
          removing: {
            title: text('sequences.deleteTitle', { name }),
            hint: text('sequences.deleteHint'),
            label: text('app.delete'),
            run: removed,
          },
        }}
      />
    </>
  );
}
