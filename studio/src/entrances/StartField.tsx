import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FlowLine, flowsQuery } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';

/** Of these flows, the ones that an entrance can start: only what is published. */
export function startable(flows: readonly FlowLine[]): FlowLine[] {
  return flows.filter((flow) => flow.kind === 'FLOW' && flow.publishedVersion !== undefined);
}

/** The flow that begins. */
export function StartField(props: {
  label: string;
  placeholder: string;
  value: string | null;
  error: string | null;
  change: (flow: string | null) => void;
}) {
  const { label, placeholder, value, error, change } = props;
  const text = useText();
  const flows = useQuery(flowsQuery(usePageId()));
  return (
    <Select
      searchable
      clearable
      label={label}
      placeholder={placeholder}
      nothingFoundMessage={text('app.nothingFound')}
      data={startable(flows.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      error={error}
      onChange={change}
    />
  );
}
