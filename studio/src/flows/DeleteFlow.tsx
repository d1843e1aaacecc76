import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { flowDependantsQuery, type FlowLine, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Dialog } from '../ui/Dialog';
import { Loading } from '../ui/Loading';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';

/** Deletes a flow that nothing needs; else says what does. */
export function DeleteFlow({ flow, close }: { flow: FlowLine; close: () => void }) {
  const text = useText();
  const dependants = useQuery(flowDependantsQuery(usePageId(), flow.id));
  return (
    <Dialog onClose={close} title={text('flows.deleteTitle', { name: flow.name })}>
      {dependants.isPending && <Loading rows={2} height={32} />}
      {dependants.isError && <Trouble failure={dependants.error} again={() => void dependants.refetch()} />}
      {dependants.data && dependants.data.length > 0 && <Needed by={dependants.data} close={close} />}
      {dependants.data?.length === 0 && <Free flow={flow} close={close} />}
    </Dialog>
  );
}

function Needed({ by, close }: { by: readonly string[]; close: () => void }) {
  const text = useText();
  return (
    <Stack>
      <Text>{text('flows.needed')}</Text>
      <ul>
        {by.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {text('app.close')}
        </Button>
      </Group>
    </Stack>
  );
}

function Free({ flow, close }: { flow: FlowLine; close: () => void }) {
  const text = useText();
  const { remove } = useFlowChanges(usePageId());
  const removing = useMutation({
    mutationFn: () => remove(flow.id),
    onSuccess: () => {
      close();
      said(text('flows.deleted', { name: flow.name }));
    },
  });
  return (
    <Stack>
      <Text>{text('flows.deleteHint')}</Text>
      {removing.isError && (
        <Text c="red" role="alert">
          {removing.error.message}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {text('app.cancel')}
        </Button>
        <Button color="red" loading={removing.isPending} onClick={() => removing.mutate()}>
          {text('app.delete')}
        </Button>
      </Group>
    </Stack>
  );
}
