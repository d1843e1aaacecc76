import { Autocomplete } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { fieldsQuery } from '../api/labels';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { STEP_LIMITS } from './limits';

/** A field of the page by its name, or the name of one that does not exist yet. */
export function FieldNameField({ value, change }: { value: string; change: (field: string) => void }) {
  const text = useText();
  const fields = useQuery(fieldsQuery(usePageId()));
  return (
    <Autocomplete
      maxLength={STEP_LIMITS.NAME_LENGTH}
      limit={50}
      label={text('steps.action.field')}
      data={(fields.data ?? []).map(({ name }) => name)}
      value={value}
      onChange={change}
    />
  );
}
