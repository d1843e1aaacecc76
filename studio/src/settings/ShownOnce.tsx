import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core';
import { useText } from '../app/text';
import classes from './settings.module.css';

/** A secret that the server tells this once: to be copied now. */
export function ShownOnce(props: { title: string; hint: string; secret: string; close: () => void }) {
  const { title, hint, secret, close } = props;
  const text = useText();
  return (
    <Alert color="teal" title={title} role="status">
      <Stack gap="sm">
        {hint}
        <code className={classes.secret}>{secret}</code>
        <Group>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{text(copied ? 'settings.once.copied' : 'settings.once.copy')}</Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={close}>
            {text('settings.once.kept')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
