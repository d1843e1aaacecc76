import { ActionIcon, Alert, Autocomplete, Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type LabelEditSubject, labelUsesQuery, useLabelChanges } from '../api/labels';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { DangerItem } from '../ui/DangerItem';
import { Dialog } from '../ui/Dialog';
import { JoinedFields } from './JoinedFields';

interface Label {
  readonly subject: LabelEditSubject;
  readonly name: string;
  readonly people: number;
  readonly others: readonly string[];
}

/** What can be done to a tag or a field for everybody who has it. */
export function LabelMenu(label: Label) {
  const text = useText();
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  if (!useMay('contacts-write')) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={text('app.more', { name: label.name })}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('rename')}>
            {text('contacts.rename')}
          </Menu.Item>
          <DangerItem icon={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
            {text('app.delete')}
          </DangerItem>
        </Menu.Dropdown>
      </Menu>
      {dialog !== null && <EditDialog {...label} deletes={dialog === 'delete'} close={() => setDialog(null)} />}
    </>
  );
}

/** Says whom it concerns and where the name stands, before it is done. */
function EditDialog(props: Label & { deletes: boolean; close: () => void }) {
  const { subject, name, people, others, deletes, close } = props;
  const text = useText();
  const page = usePageId();
  const [into, setInto] = useState(name);
  const { edit } = useLabelChanges(page);
  const uses = useQuery(labelUsesQuery(page, subject, name));
  const editing = useMutation({
    mutationFn: () => edit({ subject, name, ...(!deletes && { into: into.trim() }) }),
    onSuccess: close,
  });
  const joins = !deletes && into.trim() !== name && others.includes(into.trim());
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    editing.mutate();
  };
  return (
    <Dialog onClose={close} title={text(deletes ? 'contacts.deleteTitle' : 'contacts.renameTitle', { name })}>
      <form onSubmit={submit}>
        <Stack>
          {!deletes && (
            <Autocomplete
              data-autofocus
              label={text('contacts.newName')}
              maxLength={100}
              limit={20}
              data={others.filter((one) => one !== name)}
              value={into}
              onChange={setInto}
            />
          )}
          <Text>{text(joins ? 'contacts.joins' : 'contacts.concerns', { count: people, into: into.trim() })}</Text>
          {joins && subject === 'FIELD' && <JoinedFields name={name} into={into.trim()} />}
          {uses.data !== undefined && uses.data.length > 0 && (
            <Alert color="orange">{text('contacts.stillNamed', { uses: uses.data.join(', ') })}</Alert>
          )}
          {editing.isError && (
            <Alert color="red" role="alert">
              {editing.error.message}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {text('app.cancel')}
            </Button>
            <Button
              type="submit"
              {...(deletes && { color: 'red' })}
              loading={editing.isPending}
              disabled={!deletes && (into.trim() === '' || into.trim() === name)}
            >
              {text(deletes ? 'app.delete' : joins ? 'contacts.join' : 'contacts.rename')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
