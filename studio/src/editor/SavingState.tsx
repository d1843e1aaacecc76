import { Button, Popover, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useText } from '../app/text';
import type { Saving } from './autosave';
import classes from './editor.module.css';

/** Whether the draft is safe on the server. */
export function SavingState({ saving, again }: { saving: Saving; again: () => void }) {
  const text = useText();
  const trouble = 'sentence' in saving;
  const Icon = trouble ? IconCloudOff : saving.state === 'saved' ? IconCloudCheck : IconCloudUp;
  const state = text(`editor.saving.${saving.state}`);
  return (
    <div className={classes.saving} role="status" data-state={saving.state}>
      <Icon size={17} stroke={1.7} aria-hidden="true" />
      {trouble ? <Reason state={state} sentence={saving.sentence} /> : <span>{state}</span>}
      {trouble && saving.state !== 'conflict' && (
        <Button size="compact-xs" variant="light" onClick={again}>
          {text('app.again')}
        </Button>
      )}
    </div>
  );
}

/** Why it is not saved: read out at once, and shown to whoever taps the state or reaches it with the keyboard. */
function Reason({ state, sentence }: { state: string; sentence: string }) {
  return (
    <Popover position="bottom-start" width={320} withArrow>
      <Popover.Target>
        <UnstyledButton className={classes.reason}>{state}</UnstyledButton>
      </Popover.Target>
      <VisuallyHidden>{sentence}</VisuallyHidden>
      <Popover.Dropdown>
        <Text size="sm">{sentence}</Text>
      </Popover.Dropdown>
    </Popover>
  );
}
