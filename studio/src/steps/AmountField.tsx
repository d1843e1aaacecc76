import { NumberInput, Select } from '@mantine/core';
import { useText } from '../app/text';
import { amountOf, durationOf, type Unit, UNITS } from './durations';
import classes from './steps.module.css';

/** The longest wait that the engine keeps is 366 days. */
const LONGEST: Readonly<Record<Unit, number>> = { minutes: 366 * 24 * 60, hours: 366 * 24, days: 366 };

/** How long something waits: a number and its unit. */
export function AmountField({ value, change }: { value: string; change: (duration: string) => void }) {
  const text = useText();
  const { count, unit } = amountOf(value);
  const fitting = (next: number, by: Unit) => durationOf({ count: Math.min(Math.round(next), LONGEST[by]), unit: by });
  return (
    <div className={classes.row}>
      <NumberInput
        w="7rem"
        min={1}
        max={LONGEST[unit]}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        aria-label={text('steps.wait.amount')}
        value={count === 0 ? '' : count}
        onChange={(next) => change(fitting(Number(next), unit))}
      />
      <Select
        flex={1}
        allowDeselect={false}
        aria-label={text('steps.wait.unit')}
        data={UNITS.map((one) => ({ value: one, label: text(`steps.unit.${one}`, { count }) }))}
        value={unit}
        onChange={(next) => next !== null && change(fitting(count, next))}
      />
    </div>
  );
}
