import { Alert, Button, Stack } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Problem } from '../api/problem';
import { useText } from '../app/text';

/**
 * Why nothing was saved: all of it, in sentences. Whoever was overtaken by somebody else can only go on from what that one
 * saved, and `load` brings it.
 */
export function Refused({ failure, load }: { failure: Error | null; load?: (() => void) | undefined }) {
  const text = useText();
  if (failure === null) return null;
  const problem = failure instanceof Problem ? failure : null;
  const faults = problem?.faults ?? [];
  const isOvertaken = problem?.status === 409 && problem.at('/revision') !== null;
  return (
    <Alert color="red" icon={<IconAlertCircle />} role="alert" w="100%">
      <Stack align="flex-start" gap="xs">
        {faults.length > 1
          ? faults.map((fault) => <div key={fault.pointer + fault.detail}>{fault.detail}</div>)
          : failure.message}
        {isOvertaken && load && (
          <Button variant="default" size="sm" onClick={load}>
            {text('app.loadNewer')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
