import { Select, Table, VisuallyHidden } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { fieldsQuery, type FieldType, type LabelFieldView, useLabelChanges } from '../api/labels';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import tables from '../ui/tables.module.css';
import { refused, said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { LabelEdits } from './LabelEdits';
import { LabelMenu } from './LabelMenu';

export const FIELD_TYPES: readonly FieldType[] = ['TEXT', 'NUMERIC', 'TRUTH', 'DATE'];

/** All fields, what kind of thing each holds, and how many people have one. */
export function FieldsPage() {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  return (
    <Screen title={text('contacts.fields')} hint={text('contacts.fieldsHint')} narrow>
      <LabelEdits subject="FIELD" />
      {fields.isPending && <Loading rows={6} height={52} />}
      {fields.isError && <Trouble failure={fields.error} again={() => void fields.refetch()} />}
      {fields.data?.length === 0 && (
        <Sheet>
          <Empty icon={IconForms} title={text('contacts.emptyFields.title')} hint={text('contacts.emptyFields.hint')} />
        </Sheet>
      )}
      {fields.data !== undefined && fields.data.length > 0 && (
        <Sheet flush>
          <FieldTable fields={fields.data} />
        </Sheet>
      )}
    </Screen>
  );
}

function FieldTable({ fields }: { fields: readonly LabelFieldView[] }) {
  const text = useText();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('contacts.columns.field')}</Table.Th>
          <Table.Th>{text('contacts.columns.type')}</Table.Th>
          <Table.Th className={tables.figure}>{text('contacts.columns.people')}</Table.Th>
          <Table.Th className={tables.tools}>
            <VisuallyHidden>{text('contacts.columns.tools')}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {fields.map((field) => (
          <Row key={field.name} field={field} others={fields.map((one) => one.name)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ field, others }: { field: LabelFieldView; others: readonly string[] }) {
  const text = useText();
  const { number } = useMoments();
  const mayWrite = useMay('contacts-write');
  const { declare } = useLabelChanges(usePageId());
  const declaring = useMutation({
    mutationFn: (type: FieldType) => declare(field.name, type),
    onError: refused,
    onSuccess: () => said(text('app.saved')),
  });
  const people = Object.values(field.people).reduce((sum, count) => sum + count, 0);
  const strangers = Object.entries(field.people)
    .filter(([type]) => field.type !== undefined && type !== field.type)
    .reduce((sum, [, count]) => sum + count, 0);
  return (
    <Table.Tr>
      <Table.Td>
        <span className={tables.name}>{field.name}</span>
        {strangers > 0 && <div className={tables.about}>{text('contacts.otherKind', { count: strangers })}</div>}
      </Table.Td>
      <Table.Td>
        <Select
          size="xs"
          maw="9rem"
          disabled={!mayWrite}
          allowDeselect={false}
          aria-label={text('contacts.typeOf', { field: field.name })}
          placeholder={text('contacts.anyType')}
          data={FIELD_TYPES.map((value) => ({ value, label: text(`contacts.type.${value}`) }))}
          value={field.type ?? null}
          onChange={(type) => type !== null && declaring.mutate(type)}
        />
      </Table.Td>
      <Table.Td className={tables.figure}>{number(people)}</Table.Td>
      <Table.Td className={tables.tools}>
        <LabelMenu subject="FIELD" name={field.name} people={people} others={others} />
      </Table.Td>
    </Table.Tr>
  );
}
