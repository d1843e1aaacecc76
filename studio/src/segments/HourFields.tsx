import { TextInput } from '@mantine/core';
import { useText } from '../app/text';
import { WeekdayField } from '../ui/WeekdayField';
import type { Change } from './LeafEditor';
import type { Leaf } from './model';

type LocalTimeIn = Extract<Leaf, { kind: 'local-time-in' }>;

/** A stretch of the day by the person's own clock, perhaps over midnight, and the days on which it counts. */
export function HourFields({ leaf, change }: { leaf: LocalTimeIn; change: Change<LocalTimeIn> }) {
  const text = useText();
  return (
    <>
      <TextInput
        size="sm"
        type="time"
        aria-label={text('segments.clockFrom')}
        value={leaf.from}
        onChange={({ currentTarget: { value } }) => change({ ...leaf, from: value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        size="sm"
        type="time"
        aria-label={text('segments.clockUntil')}
        value={leaf.until}
        onChange={({ currentTarget: { value } }) => change({ ...leaf, until: value })}
      />
      <WeekdayField
        label={text('segments.weekdays')}
        placeholder={text('segments.anyDay')}
        value={leaf.days}
        change={(days) => change({ ...leaf, days })}
      />
    </>
  );
}
