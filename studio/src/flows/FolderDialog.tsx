import { Autocomplete, Button, Group, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type FlowLine, flowsQuery, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Dialog } from '../ui/Dialog';
import { foldersOf } from './shelves';

/** Puts a flow into a folder, an old or a new one, or takes it out. */
export function FolderDialog({ flow, close }: { flow: FlowLine; close: () => void }) {
  const text = useText();
  const page = usePageId();
  const [folder, setFolder] = useState(flow.folder ?? '');
  const { file } = useFlowChanges(page);
  const flows = useQuery(flowsQuery(page)).data ?? [];
  const filing = useMutation({ mutationFn: () => file(flow.id, folder.trim()), onSuccess: close });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    filing.mutate();
  };
  return (
    <Dialog onClose={close} title={text('flows.folderTitle', { name: flow.name })}>
      <form onSubmit={submit}>
        <Stack>
          <Autocomplete
            data-autofocus
            label={text('flows.folder')}
            description={text('flows.folderHint')}
            maxLength={100}
            data={[...foldersOf(flows)]}
            value={folder}
            error={filing.error?.message}
            onChange={setFolder}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {text('app.cancel')}
            </Button>
            <Button type="submit" loading={filing.isPending}>
              {text('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
