import { Anchor, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FlowKind, flowsQuery } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';

/** A flow or subflow of the page, and a way to look at it without leaving this one. */
export function FlowField(props: { label: string; kind: FlowKind; value: string; change: (flow: string) => void }) {
  const { label, kind, value, change } = props;
  const text = useText();
  const page = usePageId();
  const flows = useQuery(flowsQuery(page));
  return (
    <div>
      <Select
        searchable
        label={label}
        nothingFoundMessage={text('app.nothingFound')}
        data={(flows.data ?? [])
          .filter((flow) => flow.kind === kind)
          .map(({ id, name }) => ({ value: id, label: name }))}
        value={value === '' ? null : value}
        onChange={(chosen) => change(chosen ?? '')}
      />
      {value !== '' && (
        <Anchor size="sm" href={`/pages/${page}/content/flows/${value}`} target="_blank" rel="noreferrer">
          {text('steps.goTo.open')}
        </Anchor>
      )}
    </div>
  );
}
