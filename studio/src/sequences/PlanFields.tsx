import { Select, Switch, TextInput } from '@mantine/core';
import type { TopicView } from '../api/topics';
import { DAYS } from '../app/days';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { NameField, type Taken } from '../ui/NameField';
import type { Plan } from './plan';
import classes from './sequences.module.css';

/** The last day of a month, whichever it is. */
const LAST_DAY = 31;

/** What a sequence is called, what it is about and when it speaks. */
export function PlanFields(props: {
  plan: Plan;
  set: (part: Partial<Plan>) => void;
  topics: readonly TopicView[];
  topicFixed: boolean;
  failure: Error | null;
  taken: Taken | undefined;
}) {
  const { plan, set, topics, topicFixed, failure, taken } = props;
  const text = useText();
  return (
    <div className={classes.fields}>
      <NameField
        taken={taken}
        value={plan.name}
        error={faultAt(failure, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Select
        label={text('sequences.topic')}
        allowDeselect={false}
        disabled={topicFixed}
        data={topics.map(({ topic }) => ({ value: topic.id, label: topic.name }))}
        value={plan.topic}
        error={faultAt(failure, '/topic')}
        onChange={(topic) => set({ topic })}
      />
      <DayField {...props} />
      <TextInput
        type="time"
        label={text('sequences.time')}
        description={text('sequences.timeHint')}
        required
        withAsterisk={false}
        value={plan.time.slice(0, 5)}
        error={faultAt(failure, '/time')}
        onChange={(event) => set({ time: event.currentTarget.value })}
      />
      <div className={classes.switches}>
        <Switch
          label={text('sequences.enrol')}
          description={text('sequences.enrolHint')}
          checked={plan.enrolOnOptIn}
          onChange={(event) => set({ enrolOnOptIn: event.currentTarget.checked })}
        />
        <Switch
          label={text('sequences.repeats')}
          description={text('sequences.repeatsHint')}
          checked={plan.repeats}
          onChange={(event) => set({ repeats: event.currentTarget.checked })}
        />
      </div>
    </div>
  );
}

function DayField(props: { plan: Plan; set: (part: Partial<Plan>) => void; topics: readonly TopicView[] }) {
  const { plan, set, topics } = props;
  const text = useText();
  const frequency = topics.find(({ topic }) => topic.id === plan.topic)?.topic.frequency;
  if (frequency === 'WEEKLY') {
    return (
      <Select
        label={text('sequences.weekday')}
        allowDeselect={false}
        data={DAYS.map((value) => ({ value, label: text(`sequences.days.${value}`) }))}
        value={plan.weekday}
        onChange={(weekday) => weekday !== null && set({ weekday })}
      />
    );
  }
  if (frequency !== 'MONTHLY') return null;
  const days = Array.from({ length: LAST_DAY }, (_, index) => index + 1);
  return (
    <Select
      label={text('sequences.dayOfMonth')}
      allowDeselect={false}
      data={days.map((day) => ({
        value: String(day),
        label: day === LAST_DAY ? text('sequences.lastDay') : String(day),
      }))}
      value={String(plan.dayOfMonth)}
      onChange={(day) => day !== null && set({ dayOfMonth: Number(day) })}
    />
  );
}
