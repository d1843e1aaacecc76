import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery, type FieldType, type LabelFieldView, typeOf } from '../api/labels';
import type { ConditionComparison, FieldValue } from '../api/segments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import type { Change } from './LeafEditor';
import { type Leaf, standsAlone } from './model';

type FieldIs = Extract<Leaf, { kind: 'field-is' }>;

const TYPES: Readonly<Record<FieldType, FieldValue['kind']>> = {
  TEXT: 'text',
  NUMERIC: 'numeric',
  TRUTH: 'truth',
  DATE: 'date',
};

const COMPARISONS: Readonly<Record<FieldValue['kind'], readonly ConditionComparison[]>> = {
  text: ['EQUALS', 'DIFFERS', 'CONTAINS', 'IS_PRESENT', 'IS_EMPTY'],
  numeric: ['EQUALS', 'DIFFERS', 'LESS', 'GREATER', 'IS_PRESENT', 'IS_EMPTY'],
  truth: ['EQUALS', 'DIFFERS', 'IS_PRESENT', 'IS_EMPTY'],
  date: ['EQUALS', 'DIFFERS', 'LESS', 'GREATER', 'IS_PRESENT', 'IS_EMPTY'],
};

/** A field, how it is compared, and with what. The value is of the kind that the field holds. */
export function FieldLeaf({ leaf, change }: { leaf: FieldIs; change: Change<FieldIs> }) {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  const kind = leaf.value?.kind ?? 'text';
  const choose = (field: string) => {
    const known = fields.data?.find((one) => one.name === field);
    const next = known ? kindOf(known) : kind;
    change(next === kind ? { ...leaf, field } : { ...leaf, field, comparison: 'EQUALS', value: blank(next) });
  };
  const compare = (comparison: ConditionComparison) =>
    change({ kind: leaf.kind, field: leaf.field, comparison, value: leaf.value ?? blank(kind) });
  return (
    <>
      <Autocomplete
        size="sm"
        maxLength={100}
        aria-label={text('segments.field')}
        placeholder={text('segments.field')}
        data={(fields.data ?? []).map((field) => field.name)}
        value={leaf.field}
        onChange={choose}
      />
      <Select
        size="sm"
        w="10rem"
        allowDeselect={false}
        aria-label={text('segments.comparison')}
        data={COMPARISONS[kind].map((value) => ({ value, label: text(`segments.compare.${kind}.${value}`) }))}
        value={leaf.comparison}
        onChange={(comparison) => comparison !== null && compare(comparison)}
      />
      {!standsAlone(leaf.comparison) && (
        <Value value={leaf.value ?? blank(kind)} change={(value) => change({ ...leaf, value })} />
      )}
    </>
  );
}

export function kindOf(field: LabelFieldView): FieldValue['kind'] {
  return TYPES[typeOf(field)];
}

export function blank(kind: FieldValue['kind']): FieldValue {
  switch (kind) {
    case 'text':
      return { kind, value: '' };
    case 'numeric':
      return { kind, value: 0 };
    case 'truth':
      return { kind, value: true };
    case 'date':
      return { kind, value: new Date().toISOString().slice(0, 10) };
  }
}

/** A value of one kind, with the field that fits it. */
export function Value({ value, change }: { value: FieldValue; change: (value: FieldValue) => void }) {
  const text = useText();
  const label = text('segments.value');
  switch (value.kind) {
    case 'numeric':
      return (
        <NumberInput
          size="sm"
          aria-label={label}
          value={value.value}
          onChange={(next) => typeof next === 'number' && change({ kind: 'numeric', value: next })}
        />
      );
    case 'truth':
      return (
        <Select
          size="sm"
          w="7rem"
          allowDeselect={false}
          aria-label={label}
          data={[
            { value: 'true', label: text('segments.yes') },
            { value: 'false', label: text('segments.no') },
          ]}
          value={String(value.value)}
          onChange={(next) => change({ kind: 'truth', value: next === 'true' })}
        />
      );
    case 'date':
    case 'text':
      return (
        <TextInput
          size="sm"
          type={value.kind === 'date' ? 'date' : 'text'}
          maxLength={2_000}
          aria-label={label}
          placeholder={label}
          value={value.value}
          onChange={(event) => change({ kind: value.kind, value: event.currentTarget.value })}
        />
      );
  }
}
