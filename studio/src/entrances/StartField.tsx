import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { flowsQuery } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';

/** The flow that begins: only what is published can. `missing` is said when none is chosen and one must be. */
export function StartField(props: {
  label: string;
  placeholder: string;
  value: string | null;
  failure: Error | null;
  pointer: string;
  missing?: string | undefined;
  change: (flow: string | null) => void;
}) {
  const { label, placeholder, value, failure, pointer, missing, change } = props;
  const text = useText();
  const flows = useQuery(flowsQuery(usePageId()));
  return (
    <Select
      searchable
      clearable
      label={label}
      placeholder={placeholder}
      nothingFoundMessage={text('app.nothingFound')}
      data={(flows.data ?? [])
        .filter((flow) => flow.kind === 'FLOW' && flow.publishedVersion !== undefined)
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      error={missing ?? faultAt(failure, pointer)}
      onChange={change}
    />
  );
}
