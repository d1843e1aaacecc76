import { Button, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { Problem } from '../api/problem';
import { NotFound } from '../app/NotFound';
import { useText } from '../app/text';
import classes from './states.module.css';

/** Something could not be loaded: what the server said about it, and a way to try again, or out if there is nothing. */
export function Trouble({ failure, again }: { failure: Error; again: () => void }) {
  const text = useText();
  if (failure instanceof Problem && failure.status === 404) return <NotFound />;
  return (
    <div className={classes.state} role="alert">
      <ThemeIcon size={52} radius="xl" variant="light" color="red" aria-hidden="true">
        <IconCloudOff size={26} stroke={1.6} />
      </ThemeIcon>
      <Title order={2} size="h4">
        {text('app.errors.title')}
      </Title>
      <Text c="dimmed">{failure instanceof Problem ? failure.message : text('app.errors.unexplained')}</Text>
      <div className={classes.actions}>
        <Button variant="default" onClick={again}>
          {text('app.again')}
        </Button>
      </div>
    </div>
  );
}
