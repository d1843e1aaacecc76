import { Alert } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { TextLink } from '../ui/links';
import { useHeld } from './held';
import { usePageId, usePlace } from './place';
import classes from './shell.module.css';
import { useText } from './text';

/** Above every screen while the brake is on: nobody should wait for what does not go out. */
export function HeldNotice() {
  const text = useText();
  const held = useHeld();
  const id = usePageId();
  const { page, workspace } = usePlace();
  if (held === null) return null;
  const subject = held === 'page' ? page.name : workspace.name;
  return (
    <Alert className={classes.held} role="status" color="red" icon={<IconPlayerPause size={18} />}>
      {text(`app.held.${held}`, { subject })}{' '}
      <TextLink to="/pages/$page/settings" params={{ page: id }} inherit>
        {text('app.held.where')}
      </TextLink>
    </Alert>
  );
}
