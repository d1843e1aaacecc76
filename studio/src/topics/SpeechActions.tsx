import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useMay } from '../app/place';
import { useText } from '../app/text';
import { type Question, useConfirm } from '../ui/Confirm';
import { DangerItem } from '../ui/DangerItem';
import { refused, saidWithOffer } from '../ui/toasts';

/** What speaks to people, and how it is held back, let go on, and removed. */
interface Speech {
  readonly name: string;
  readonly paused: boolean;
  readonly hold: (paused: boolean) => Promise<unknown>;
  /** What the button says, and what is said when that is done. */
  readonly label: string;
  readonly done: (paused: boolean) => string;
  readonly removing: Question;
}

/** The button that holds it back, and a menu with what is done more rarely. */
export function SpeechActions({ speech }: { speech: Speech }) {
  const text = useText();
  const [confirmation, ask] = useConfirm();
  return (
    <>
      <HoldButton speech={speech} />
      {useMay('content-write') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={36} aria-label={text('app.more', { name: speech.name })}>
              <IconDots size={18} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <DangerItem icon={<IconTrash size={16} />} onClick={() => ask(speech.removing)}>
              {text('app.delete')}
            </DangerItem>
          </Menu.Dropdown>
        </Menu>
      )}
      {confirmation}
    </>
  );
}

/** For those who may let messages go out. */
function HoldButton({ speech }: { speech: Speech }) {
  const text = useText();
  const holding = useMutation({
    mutationFn: speech.hold,
    onError: refused,
    onSuccess: (_, paused) => saidWithOffer(speech.done(paused), text('app.undo'), () => holding.mutate(!paused)),
  });
  if (!useMay('sends-write')) return null;
  const Icon = speech.paused ? IconPlayerPlay : IconPlayerPause;
  return (
    <Button
      variant="default"
      leftSection={<Icon size={16} />}
      loading={holding.isPending}
      onClick={() => holding.mutate(!speech.paused)}
    >
      {speech.label}
    </Button>
  );
}
