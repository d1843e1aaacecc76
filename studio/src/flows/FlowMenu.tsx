import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconDownload, IconFolder, IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type FlowLine, useFlowChanges } from '../api/flows';
import { Problem } from '../api/problem';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { DangerItem } from '../ui/DangerItem';
import { save } from '../ui/files';
import { refused, said } from '../ui/toasts';
import { DeleteFlow } from './DeleteFlow';
import { FolderDialog } from './FolderDialog';
import { PublishFlow } from './PublishFlow';
import { RenameFlow } from './RenameFlow';
import { standing } from './standing';
import { useDuplicate } from './useDuplicate';

type Dialog = 'rename' | 'folder' | 'delete' | 'publish' | null;

/** What can be done to one flow of the list. */
export function FlowMenu({ flow }: { flow: FlowLine }) {
  const text = useText();
  const [dialog, setDialog] = useState<Dialog>(null);
  const copy = useDuplicate(flow);
  const { exported, publish } = useFlowChanges(usePageId());
  const mayWrite = useMay('content-write');
  const exporting = useMutation({
    mutationFn: async () => save(`${flow.name}.json`, JSON.stringify(await exported(flow.id), null, 2)),
    onError: refused,
  });
  const publishing = useMutation({
    mutationFn: () => publish(flow),
    onError: (failure) => (isAboutContent(failure) ? setDialog('publish') : refused(failure)),
    onSuccess: () => said(text('flows.published', { name: flow.name })),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={text('app.more', { name: flow.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite && standing(flow) !== 'published' && (
            <Item icon={<IconUpload size={16} />} run={() => publishing.mutate()} label={text('flows.publish')} />
          )}
          {mayWrite && (
            <>
              <Item icon={<IconPencil size={16} />} run={() => setDialog('rename')} label={text('flows.rename')} />
              <Item icon={<IconFolder size={16} />} run={() => setDialog('folder')} label={text('flows.toFolder')} />
              <Item icon={<IconCopy size={16} />} run={copy.duplicate} label={text('flows.duplicate')} />
            </>
          )}
          <Item icon={<IconDownload size={16} />} run={() => exporting.mutate()} label={text('flows.export')} />
          {mayWrite && (
            <DangerItem icon={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
              {text('app.delete')}
            </DangerItem>
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialogs dialog={dialog} flow={flow} close={() => setDialog(null)} />
      {copy.dialog}
    </>
  );
}

/** Whether the server found something in the flow itself: errors, or warnings that nobody has seen. */
function isAboutContent(failure: Error): boolean {
  return failure instanceof Problem && (failure.status === 409 || failure.status === 422);
}

function Item({ icon, label, run }: { icon: ReactNode; label: string; run: () => void }) {
  return (
    <Menu.Item leftSection={icon} onClick={run}>
      {label}
    </Menu.Item>
  );
}

function Dialogs({ dialog, flow, close }: { dialog: Dialog; flow: FlowLine; close: () => void }) {
  switch (dialog) {
    case 'rename':
      return <RenameFlow flow={flow} close={close} />;
    case 'folder':
      return <FolderDialog flow={flow} close={close} />;
    case 'delete':
      return <DeleteFlow flow={flow} close={close} />;
    case 'publish':
      return <PublishFlow flow={flow} close={close} />;
    case null:
      return null;
  }
}
