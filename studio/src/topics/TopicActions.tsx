import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type TopicView, useTopicChanges } from '../api/topics';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { refused, said, saidWithUndo } from '../ui/toasts';
import { TopicState } from './TopicTable';

/** Whether the topic speaks, and the ways to change that or to be rid of it. */
export function TopicActions({ view }: { view: TopicView }) {
  const text = useText();
  const page = usePageId();
  const { hold } = useTopicChanges(page);
  const { id, name } = view.topic;
  const mayHold = useMay('sends-write');
  const holding = useMutation({
    mutationFn: (paused: boolean) => hold(id, paused),
    onError: refused,
    onSuccess: (_, paused) =>
      saidWithUndo(text(paused ? 'topics.held' : 'topics.continued', { name }), text('app.undo'), () =>
        holding.mutate(!paused),
      ),
  });
  const Icon = view.paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <>
      <TopicState paused={view.paused} />
      {mayHold && (
        <Button
          variant="default"
          leftSection={<Icon size={16} />}
          loading={holding.isPending}
          onClick={() => holding.mutate(!view.paused)}
        >
          {text(view.paused ? 'topics.continue' : 'topics.hold')}
        </Button>
      )}
      <More view={view} />
    </>
  );
}

function More({ view }: { view: TopicView }) {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { remove } = useTopicChanges(page);
  const [confirmation, ask] = useConfirm();
  const { id, name } = view.topic;
  if (!useMay('content-write')) return null;
  const removing = async () => {
    await remove(id);
    said(text('topics.deleted', { name }));
    await navigate({ to: '/pages/$page/content/topics', params: { page } });
  };
  const question = {
    title: text('topics.deleteTitle', { name }),
    hint: text('topics.deleteHint'),
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
