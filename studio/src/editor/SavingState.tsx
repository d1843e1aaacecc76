import { Button } from '@mantine/core';
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useText } from '../app/text';
import type { Saving } from './autosave';
import classes from './editor.module.css';

/** Whether the draft is safe on the server. */
export function SavingState({ saving, again }: { saving: Saving; again: () => void }) {
  const text = useText();
  const trouble = 'sentence' in saving;
  const Icon = trouble ? IconCloudOff : saving.state === 'saved' ? IconCloudCheck : IconCloudUp;
  return (
    <div className={classes.saving} role="status" data-state={saving.state}>
      <Icon size={17} stroke={1.7} aria-hidden="true" />
      <span title={trouble ? saving.sentence : undefined}>{text(`editor.saving.${saving.state}`)}</span>
      {trouble && saving.state !== 'conflict' && (
        <Button size="compact-xs" variant="light" onClick={again}>
          {text('app.again')}
        </Button>
      )}
    </div>
  );
}
