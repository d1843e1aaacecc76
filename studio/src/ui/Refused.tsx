import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Problem } from '../api/problem';
import { useText } from '../app/text';

interface RefusedProps {
  readonly failure: Error | null;
  readonly load?: (() => void) | undefined;
  /** Why `load` brought nothing. */
  readonly notLoaded?: Error | null;
}

/**
 * Why nothing was saved: all of it, in sentences. Whoever was overtaken by somebody else can only go on from what that one
 * saved, and `load` brings it.
 */
export function Refused({ failure, load, notLoaded = null }: RefusedProps) {
  const text = useText();
  const told = notLoaded ?? failure;
  if (told === null) return null;
  const faults = told instanceof Problem ? told.faults : [];
  const isOvertaken = failure instanceof Problem && failure.status === 409 && failure.at('/revision') !== null;
  return (
    <Alert color="red" icon={<IconAlertCircle />} role="alert" w="100%">
      <Stack align="flex-start" gap="xs">
        {faults.length > 1
          ? faults.map((fault) => <div key={fault.pointer + fault.detail}>{fault.detail}</div>)
          : told.message}
        {isOvertaken && load && (
          <Button variant="default" size="sm" onClick={load}>
            {text('app.loadNewer')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
