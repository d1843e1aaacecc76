import { Select } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { fieldsQuery, type FieldType, type LabelFieldView, useLabelChanges } from '../api/labels';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import tables from '../ui/tables.module.css';
import { refused, said } from '../ui/toasts';
import { LabelsScreen } from './LabelsScreen';

export const FIELD_TYPES: readonly FieldType[] = ['TEXT', 'NUMERIC', 'TRUTH', 'DATE'];

/** All fields, what kind of thing each holds, and how many people have one. */
export function FieldsPage() {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  return (
    <LabelsScreen
      subject="FIELD"
      icon={IconForms}
      words={{
        title: text('contacts.fields'),
        hint: text('contacts.fieldsHint'),
        emptyTitle: text('contacts.emptyFields.title'),
        emptyHint: text('contacts.emptyFields.hint'),
        search: text('contacts.searchFields'),
        columns: [text('contacts.columns.field'), text('contacts.columns.type')],
      }}
      labels={fields}
      line={(field) => ({
        people: Object.values(field.people).reduce((sum, count) => sum + count, 0),
        cells: [<Name key="name" field={field} />, <Type key="type" field={field} />],
      })}
    />
  );
}

function Name({ field }: { field: LabelFieldView }) {
  const text = useText();
  const strangers = Object.entries(field.people)
    .filter(([type]) => field.type !== undefined && type !== field.type)
    .reduce((sum, [, count]) => sum + count, 0);
  return (
    <>
      <span className={tables.name}>{field.name}</span>
      {strangers > 0 && <div className={tables.about}>{text('contacts.otherKind', { count: strangers })}</div>}
    </>
  );
}

function Type({ field }: { field: LabelFieldView }) {
  const text = useText();
  const { declare } = useLabelChanges(usePageId());
  const declaring = useMutation({
    mutationFn: (type: FieldType) => declare(field.name, type),
    onError: refused,
    onSuccess: () => said(text('app.saved')),
  });
  return (
    <Select
      size="xs"
      maw="9rem"
      disabled={!useMay('contacts-write')}
      allowDeselect={false}
      aria-label={text('contacts.typeOf', { field: field.name })}
      placeholder={text('contacts.anyType')}
      data={FIELD_TYPES.map((value) => ({ value, label: text(`contacts.type.${value}`) }))}
      value={field.type ?? null}
      onChange={(type) => type !== null && declaring.mutate(type)}
    />
  );
}
