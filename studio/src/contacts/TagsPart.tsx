import { Autocomplete, Button, CloseButton, Group, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Contact, type Edit, useContactEdits } from '../api/contacts';
import { tagsQuery } from '../api/labels';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';
import { refused } from '../ui/toasts';
import classes from './contacts.module.css';

/** The person's tags, and ways to add one and take one away. */
export function TagsPart({ contact, id }: { contact: Contact; id: string }) {
  const text = useText();
  const mayWrite = useMay('contacts-write') && contact.standing !== 'ERASED';
  const edit = useContactEdits(usePageId(), id);
  const editing = useMutation({ mutationFn: (change: Edit) => edit(change), onError: refused });
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('contacts.tags')}
      </Title>
      {contact.tags.length === 0 && <Text c="dimmed">{text('contacts.noTags')}</Text>}
      <ul className={classes.chips} aria-busy={editing.isPending}>
        {contact.tags.map((tag) => (
          <li key={tag} className={classes.chip}>
            {tag}
            {mayWrite && (
              <CloseButton
                size="xs"
                aria-label={text('contacts.removeTag', { tag })}
                onClick={() => editing.mutate({ kind: 'tag', tag, present: false })}
              />
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <NewTag busy={editing.isPending} add={(tag) => editing.mutate({ kind: 'tag', tag, present: true })} />
      )}
    </Sheet>
  );
}

function NewTag({ busy, add }: { busy: boolean; add: (tag: string) => void }) {
  const text = useText();
  const [tag, setTag] = useState('');
  const tags = useQuery(tagsQuery(usePageId()));
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    add(tag.trim());
    setTag('');
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" mt="sm" wrap="nowrap">
        <Autocomplete
          flex={1}
          maxLength={100}
          limit={50}
          aria-label={text('contacts.newTag')}
          placeholder={text('contacts.newTag')}
          data={(tags.data ?? []).map((one) => one.name)}
          value={tag}
          onChange={setTag}
        />
        <Button type="submit" variant="default" loading={busy} disabled={tag.trim() === ''}>
          {text('contacts.add')}
        </Button>
      </Group>
    </form>
  );
}
