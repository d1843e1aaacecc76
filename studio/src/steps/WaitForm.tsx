import { SegmentedControl, Switch, Text, TextInput } from '@mantine/core';
import type { StepDelay } from '../api/schema';
import { useText } from '../app/text';
import { WeekdayField } from '../ui/WeekdayField';
import { AmountField } from './AmountField';
import type { FormOf } from './part';

const KINDS = ['for', 'until-time', 'until-reply'] as const satisfies readonly StepDelay['kind'][];
const DAY = 'PT24H';

/** How long people wait here. */
export function WaitForm({ step, change }: FormOf<'wait'>) {
  const text = useText();
  const set = (delay: StepDelay, gesture?: string) => change({ ...step, delay }, gesture);
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={text('steps.wait.label')}
        data={KINDS.map((value) => ({ value, label: text(`steps.wait.${value}`) }))}
        value={step.delay.kind}
        onChange={(kind) => set(begun(kind))}
      />
      <Particulars delay={step.delay} set={set} />
    </>
  );
}

function Particulars({ delay, set }: { delay: StepDelay; set: (delay: StepDelay, gesture?: string) => void }) {
  const text = useText();
  switch (delay.kind) {
    case 'for':
      return <AmountField value={delay.duration} change={(duration) => set({ ...delay, duration }, 'duration')} />;
    case 'until-time':
      return (
        <>
          <TextInput
            type="time"
            label={text('steps.wait.time')}
            description={text('steps.wait.timeHint')}
            value={delay.time}
            onChange={({ currentTarget: { value } }) => value !== '' && set({ ...delay, time: value }, 'time')}
          />
          <div>
            <Text size="sm" fw={500}>
              {text('steps.wait.days')}
            </Text>
            <WeekdayField
              label={text('steps.wait.days')}
              placeholder={text('steps.wait.anyDay')}
              value={delay.days}
              change={(days) => set({ ...delay, days })}
            />
          </div>
        </>
      );
    case 'until-reply':
      return (
        <Limit
          value={delay.timeout}
          change={(timeout) => set({ kind: delay.kind, ...(timeout !== undefined && { timeout }) }, 'timeout')}
        />
      );
  }
}

/** A time after which nobody waits any longer, or none. */
export function Limit(props: { value: string | undefined; change: (timeout: string | undefined) => void }) {
  const { value, change } = props;
  const text = useText();
  return (
    <>
      <Switch
        label={text('steps.wait.limit')}
        checked={value !== undefined}
        onChange={(event) => change(event.currentTarget.checked ? DAY : undefined)}
      />
      {value !== undefined && <AmountField value={value} change={change} />}
    </>
  );
}

function begun(kind: StepDelay['kind']): StepDelay {
  switch (kind) {
    case 'for':
      return { kind, duration: DAY };
    case 'until-time':
      return { kind, time: '10:00', days: [] };
    case 'until-reply':
      return { kind, timeout: DAY };
  }
}
