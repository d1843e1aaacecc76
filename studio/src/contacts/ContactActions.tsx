import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconFileExport, IconUserX } from '@tabler/icons-react';
import { askForPerson, type Contact, personAddress, useContactEdits } from '../api/contacts';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { DangerItem } from '../ui/DangerItem';
import { useExport } from '../ui/Export';
import { said } from '../ui/toasts';

/** What is done to a person rarely, and not by accident. */
export function ContactActions({ contact, id, name }: { contact: Contact; id: string; name: string }) {
  const text = useText();
  const [confirmation, ask] = useConfirm();
  const forget = useForgetting(id);
  const mayForget = useMay('contacts-write') && contact.standing !== 'ERASED';
  const mayExport = useMay('contacts-export');
  if (!mayForget && !mayExport) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={text('app.more', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayExport && <ExportItem id={id} />}
          {mayForget && (
            <DangerItem icon={<IconUserX size={16} />} onClick={() => ask(forget)}>
              {text('contacts.forget.item')}
            </DangerItem>
          )}
        </Menu.Dropdown>
      </Menu>
      {confirmation}
    </>
  );
}

/** Takes out all that is known of the person, for the person. */
function ExportItem({ id }: { id: string }) {
  const text = useText();
  const page = usePageId();
  const asking = useExport({ ask: () => askForPerson(page, id), address: personAddress(page, id) });
  return (
    <Menu.Item leftSection={<IconFileExport size={16} />} onClick={() => asking.mutate()}>
      {text('contacts.exportOne')}
    </Menu.Item>
  );
}

function useForgetting(id: string) {
  const text = useText();
  const edit = useContactEdits(usePageId(), id);
  return {
    title: text('contacts.forget.title'),
    hint: text('contacts.forget.hint'),
    label: text('contacts.forget.label'),
    run: async () => {
      await edit({ kind: 'erase' });
      said(text('contacts.forget.done'));
    },
  };
}
