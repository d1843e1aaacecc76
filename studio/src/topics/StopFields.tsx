import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { flowsQuery } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import type { TopicPart } from './TopicFields';
import classes from './topics.module.css';

/** What happens when somebody stops the topic, and when they take it up again. */
export function StopFields({ draft, set, failure }: TopicPart) {
  const text = useText();
  const flows = useQuery(flowsQuery(usePageId()));
  const subflows = (flows.data ?? [])
    .filter((flow) => flow.kind === 'SUBFLOW')
    .map((flow) => ({ value: flow.id, label: flow.name }));
  const none = subflows.length === 0 ? text('topics.noSubflows') : text('app.nothingFound');
  return (
    <div className={classes.pairs}>
      <Select
        label={text('topics.onStop')}
        placeholder={text('topics.nothing')}
        clearable
        searchable
        data={subflows}
        nothingFoundMessage={none}
        value={draft.onStop}
        error={faultAt(failure, '/onStop')}
        onChange={(onStop) => set({ onStop })}
      />
      <TextInput
        label={text('topics.stopTag')}
        placeholder={text('topics.noTag')}
        maxLength={100}
        value={draft.stopTag}
        error={faultAt(failure, '/stopTag')}
        onChange={(event) => set({ stopTag: event.currentTarget.value })}
      />
      <Select
        label={text('topics.onResume')}
        placeholder={text('topics.nothing')}
        clearable
        searchable
        data={subflows}
        nothingFoundMessage={none}
        value={draft.onResume}
        error={faultAt(failure, '/onResume')}
        onChange={(onResume) => set({ onResume })}
      />
      <TextInput
        label={text('topics.resumeTag')}
        placeholder={text('topics.noTag')}
        maxLength={100}
        value={draft.resumeTag}
        error={faultAt(failure, '/resumeTag')}
        onChange={(event) => set({ resumeTag: event.currentTarget.value })}
      />
    </div>
  );
}
