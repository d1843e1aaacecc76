import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDots, IconDownload, IconFolder, IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type FlowLine, useFlowChanges } from '../api/flows';
import { Problem } from '../api/problem';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { save } from '../ui/files';
import { NameDialog } from '../ui/NameDialog';
import { refused, said } from '../ui/toasts';
import { DeleteFlow } from './DeleteFlow';
import { FolderDialog } from './FolderDialog';
import { PublishFlow } from './PublishFlow';
import { standing } from './standing';

type Dialog = 'rename' | 'folder' | 'duplicate' | 'delete' | 'publish' | null;

/** What can be done to one flow of the list. */
export function FlowMenu({ flow }: { flow: FlowLine }) {
  const text = useText();
  const [dialog, setDialog] = useState<Dialog>(null);
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
              <Item icon={<IconCopy size={16} />} run={() => setDialog('duplicate')} label={text('flows.duplicate')} />
            </>
          )}
          <Item icon={<IconDownload size={16} />} run={() => exporting.mutate()} label={text('flows.export')} />
          {mayWrite && (
            <Item icon={<IconTrash size={16} />} run={() => setDialog('delete')} label={text('app.delete')} danger />
          )}
        </Menu.Dropdown>
      </Menu>
      <Dialogs dialog={dialog} flow={flow} close={() => setDialog(null)} />
    </>
  );
}

/** Whether the server found something in the flow itself: errors, or warnings that nobody has seen. */
function isAboutContent(failure: Error): boolean {
  return failure instanceof Problem && (failure.status === 409 || failure.status === 422);
}

function Item(props: { icon: ReactNode; label: string; run: () => void; danger?: boolean }) {
  const { icon, label, run, danger = false } = props;
  return (
    <Menu.Item leftSection={icon} onClick={run} {...(danger && { color: 'red' })}>
      {label}
    </Menu.Item>
  );
}

function Dialogs({ dialog, flow, close }: { dialog: Dialog; flow: FlowLine; close: () => void }) {
  const text = useText();
  const { rename, duplicate } = useFlowChanges(usePageId());
  switch (dialog) {
    case 'rename':
      return (
        <NameDialog
          title={text('flows.renameTitle')}
          begin={flow.name}
          label={text('app.save')}
          close={close}
          run={(name) => rename(flow, name)}
        />
      );
    case 'duplicate':
      return (
        <NameDialog
          title={text('flows.duplicateTitle')}
          begin={text('flows.copyOf', { name: flow.name })}
          label={text('flows.duplicate')}
          close={close}
          run={(name) => duplicate(flow.id, name)}
        />
      );
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
