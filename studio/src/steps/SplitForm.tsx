import { ActionIcon, Button, NumberInput, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { StepBranch } from '../api/schema';
import { useText } from '../app/text';
import { STEP_LIMITS } from './limits';
import { type FormOf, replaced } from './part';
import classes from './steps.module.css';

/** The ways of a split, in percent of the people. */
export function SplitForm({ step, change }: FormOf<'split'>) {
  const text = useText();
  const { branches } = step;
  const set = (next: StepBranch[], gesture?: string) => change({ ...step, branches: next }, gesture);
  const sum = branches.reduce((all, { percent }) => all + percent, 0);
  return (
    <>
      <ol className={classes.parts}>
        {branches.map((branch, at) => (
          <li key={at} className={classes.row}>
            <NumberInput
              flex={1}
              min={0}
              max={100}
              suffix=" %"
              allowDecimal={false}
              allowNegative={false}
              aria-label={text('steps.split.way', { number: at + 1 })}
              value={branch.percent}
              onChange={(percent) =>
                set(replaced(branches, at, { ...branch, percent: Number(percent) }), `branch:${at}`)
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              disabled={branches.length === 1}
              aria-label={text('steps.remove', { what: text('steps.split.way', { number: at + 1 }) })}
              onClick={() => set(branches.toSpliced(at, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <Text size="sm" role="status" c={sum === 100 ? 'dimmed' : 'red'}>
        {text(sum === 100 ? 'steps.split.sum' : 'steps.split.wrongSum', { sum })}
      </Text>
      <div className={classes.row}>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          disabled={branches.length >= STEP_LIMITS.BRANCHES_PER_SPLIT}
          onClick={() => set([...branches, { percent: Math.max(0, 100 - sum) }])}
        >
          {text('steps.split.add')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => set(shared(branches))}>
          {text('steps.split.share')}
        </Button>
      </div>
    </>
  );
}

/** As equal as whole percents allow; the first ways get what is left over. */
function shared(branches: readonly StepBranch[]): StepBranch[] {
  const each = Math.floor(100 / branches.length);
  const left = 100 - each * branches.length;
  return branches.map((branch, at) => ({ ...branch, percent: each + (at < left ? 1 : 0) }));
}
