import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconUserX } from '@tabler/icons-react';
import { type Contact, useContactEdits } from '../api/contacts';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { said } from '../ui/toasts';

/** What is done to a person rarely, and not by accident. */
export function ContactActions({ contact, id, name }: { contact: Contact; id: string; name: string }) {
  const text = useText();
  const edit = useContactEdits(usePageId(), id);
  const [confirmation, ask] = useConfirm();
  const forget = async () => {
    await edit({ kind: 'erase' });
    said(text('contacts.forget.done'));
  };
  const question = {
    title: text('contacts.forget.title'),
    hint: text('contacts.forget.hint'),
    label: text('contacts.forget.label'),
    run: forget,
  };
  if (!useMay('contacts-write') || contact.standing === 'ERASED') return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={text('app.more', { name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item color="red" leftSection={<IconUserX size={16} />} onClick={() => ask(question)}>
            {text('contacts.forget.item')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {confirmation}
    </>
  );
}
