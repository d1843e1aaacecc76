import { Select, TextInput } from '@mantine/core';
import type { ImportPlanColumn, Preview } from '../api/imports';
import { useText } from '../app/text';
import classes from './contacts.module.css';
import { FIELD_TYPES } from './FieldsPage';

const KINDS = ['ignored', 'id', 'first-name', 'last-name', 'tags', 'field'] as const;

/** One column of a file: its heading and first values, and what it holds. */
export function ColumnRow(props: {
  heading: Preview['columns'][number];
  column: ImportPlanColumn;
  change: (column: ImportPlanColumn) => void;
}) {
  const { heading, column, change } = props;
  const text = useText();
  const name = heading.heading || text('contacts.noHeading');
  const field =
    heading.guess.kind === 'field'
      ? heading.guess
      : { kind: 'field' as const, field: heading.heading.trim(), type: 'TEXT' as const };
  const choose = (kind: string) =>
    change(kind === 'field' ? field : { kind: kind as Exclude<ImportPlanColumn['kind'], 'field'> });
  return (
    <div className={classes['column-row']}>
      <div>
        <strong>{name}</strong>
        <div className={classes.about}>{heading.samples.filter((sample) => sample !== '').join(' · ') || '–'}</div>
      </div>
      <Select
        allowDeselect={false}
        aria-label={text('contacts.holds', { name })}
        data={KINDS.map((value) => ({ value, label: text(`contacts.column.${value}`) }))}
        value={column.kind}
        onChange={(kind) => kind !== null && choose(kind)}
      />
      {column.kind === 'field' ? (
        <FieldChoice column={column} change={change} />
      ) : (
        <span className={classes.about}>{column.kind === 'tags' ? text('contacts.tagsInside') : ''}</span>
      )}
    </div>
  );
}

function FieldChoice(props: {
  column: Extract<ImportPlanColumn, { kind: 'field' }>;
  change: (column: ImportPlanColumn) => void;
}) {
  const { column, change } = props;
  const text = useText();
  return (
    <div className={classes.columns}>
      <TextInput
        aria-label={text('contacts.fieldName')}
        placeholder={text('contacts.fieldName')}
        maxLength={100}
        value={column.field}
        onChange={(event) => change({ ...column, field: event.currentTarget.value })}
      />
      <Select
        allowDeselect={false}
        aria-label={text('contacts.fieldType')}
        data={FIELD_TYPES.map((value) => ({ value, label: text(`contacts.type.${value}`) }))}
        value={column.type}
        onChange={(type) => type !== null && change({ ...column, type })}
      />
    </div>
  );
}
