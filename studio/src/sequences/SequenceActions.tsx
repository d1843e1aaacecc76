import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SequenceView, useSequenceChanges } from '../api/sequences';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { refused, said, saidWithUndo } from '../ui/toasts';
import { SequenceState } from './SequenceTable';

/** Whether the sequence speaks, and the ways to change that or to be rid of it. */
export function SequenceActions({ view }: { view: SequenceView }) {
  const text = useText();
  const { hold } = useSequenceChanges(usePageId());
  const { id, name } = view.sequence;
  const mayHold = useMay('sends-write');
  const holding = useMutation({
    mutationFn: (paused: boolean) => hold(id, paused),
    onError: refused,
    onSuccess: (_, paused) =>
      saidWithUndo(text(paused ? 'sequences.held' : 'sequences.continued', { name }), text('app.undo'), () =>
        holding.mutate(!paused),
      ),
  });
  const Icon = view.paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <>
      <SequenceState paused={view.paused} />
      {mayHold && (
        <Button
          variant="default"
          leftSection={<Icon size={16} />}
          loading={holding.isPending}
          onClick={() => holding.mutate(!view.paused)}
        >
          {text(view.paused ? 'sequences.continue' : 'sequences.hold')}
        </Button>
      )}
      <More view={view} />
    </>
  );
}

function More({ view }: { view: SequenceView }) {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { remove } = useSequenceChanges(page);
  const [confirmation, ask] = useConfirm();
  const { id, name } = view.sequence;
  if (!useMay('content-write')) return null;
  const removing = async () => {
    await remove(id);
    said(text('sequences.deleted', { name }));
    await navigate({ to: '/pages/$page/content/sequences', params: { page } });
  };
  const question = {
    title: text('sequences.deleteTitle', { name }),
    hint: text('sequences.deleteHint'),
    label: text('app.delete'),
    run: removing,
  };
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={text('app.more', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => ask(question)}>
            {text('app.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {confirmation}
    </>
  );
}
