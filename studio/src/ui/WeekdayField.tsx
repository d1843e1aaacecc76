import { MultiSelect } from '@mantine/core';
import type { DayOfWeek } from '../api/schema';
import { dayName, DAYS } from '../app/days';

/** Days of the week, any number of them; `placeholder` says what none means. */
export function WeekdayField(props: {
  label: string;
  placeholder: string;
  value: readonly DayOfWeek[];
  change: (days: DayOfWeek[]) => void;
}) {
  const { label, placeholder, value, change } = props;
  return (
    <MultiSelect
      size="sm"
      aria-label={label}
      placeholder={value.length === 0 ? placeholder : ''}
      data={DAYS.map((day) => ({ value: day, label: dayName(day) }))}
      value={[...value]}
      onChange={(chosen) => change(DAYS.filter((day) => chosen.includes(day)))}
    />
  );
}
