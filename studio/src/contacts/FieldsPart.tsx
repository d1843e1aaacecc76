import { Autocomplete, Button, CloseButton, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useCallback, useState } from 'react';
import { type Contact, type Edit, type FieldValue, useContactEdits } from '../api/contacts';
import { fieldsQuery, type FieldType } from '../api/labels';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Value } from '../segments/FieldLeaf';
import { Sheet } from '../ui/Sheet';
import { refused } from '../ui/toasts';
import classes from './contacts.module.css';

const EMPTY: Readonly<Record<FieldType, FieldValue>> = {
  TEXT: { kind: 'text', value: '' },
  NUMERIC: { kind: 'numeric', value: 0 },
  TRUTH: { kind: 'truth', value: true },
  DATE: { kind: 'date', value: '' },
};

/** What is known of the person, field by field. */
export function FieldsPart({ contact, id }: { contact: Contact; id: string }) {
  const text = useText();
  const shown = useShown();
  const mayWrite = useMay('contacts-write') && contact.standing !== 'ERASED';
  const edit = useContactEdits(usePageId(), id);
  const editing = useMutation({ mutationFn: (change: Edit) => edit(change), onError: refused });
  const fields = Object.entries(contact.fields);
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('contacts.fields')}
      </Title>
      {fields.length === 0 && <Text c="dimmed">{text('contacts.noFields')}</Text>}
      <dl className={classes.facts} aria-busy={editing.isPending}>
        {fields.map(([field, value]) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              {shown(value)}
              {mayWrite && (
                <CloseButton
                  size="xs"
                  aria-label={text('contacts.clearField', { field })}
                  onClick={() => editing.mutate({ kind: 'field', field })}
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {mayWrite && (
        <NewField busy={editing.isPending} set={(field, value) => editing.mutate({ kind: 'field', field, value })} />
      )}
    </Sheet>
  );
}

/** A value as people write it. */
export function useShown(): (value: FieldValue) => string {
  const text = useText();
  const { number, date } = useMoments('UTC');
  return useCallback(
    (value) => {
      switch (value.kind) {
        case 'text':
          return value.value;
        case 'numeric':
          return number(value.value);
        case 'truth':
          return text(value.value ? 'segments.yes' : 'segments.no');
        case 'date':
          return date(value.value);
      }
    },
    [text, number, date],
  );
}

function NewField({ busy, set }: { busy: boolean; set: (field: string, value: FieldValue) => void }) {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  const [field, setField] = useState('');
  const [value, setValue] = useState<FieldValue>(EMPTY.TEXT);
  const choose = (next: string) => {
    setField(next);
    const type = fields.data?.find((one) => one.name === next)?.type;
    if (type !== undefined && EMPTY[type].kind !== value.kind) setValue(EMPTY[type]);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    set(field.trim(), value);
    setField('');
    setValue(EMPTY.TEXT);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="sm">
        <Autocomplete
          maxLength={100}
          aria-label={text('contacts.newField')}
          placeholder={text('contacts.newField')}
          data={(fields.data ?? []).map((one) => one.name)}
          value={field}
          onChange={choose}
        />
        <Group gap="xs" wrap="nowrap">
          <div className={classes.grow}>
            <Value value={value} change={setValue} />
          </div>
          <Button
            type="submit"
            variant="default"
            loading={busy}
            disabled={field.trim() === '' || String(value.value) === ''}
          >
            {text('contacts.set')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
