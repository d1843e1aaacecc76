import { Alert, Checkbox } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useText } from '../app/text';
import classes from './sequences.module.css';
import type { Effect, Plan } from './plan';

/** What the edit will mean for people who are inside, said before it is saved. */
export function Effects(props: { effects: readonly Effect[]; plan: Plan; set: (part: Partial<Plan>) => void }) {
  const { effects, plan, set } = props;
  const text = useText();
  if (effects.length === 0) return null;
  return (
    <Alert icon={<IconUsers />} title={text('sequences.effects.title')}>
      <ul className={classes.effects}>
        {effects.map((effect) => (
          <li key={effect}>{text(`sequences.effects.${effect}`)}</li>
        ))}
      </ul>
      {effects.includes('added') && !plan.repeats && (
        <Checkbox
          mt="sm"
          label={text('sequences.wakeFinished')}
          checked={plan.wakeFinished}
          onChange={(event) => set({ wakeFinished: event.currentTarget.checked })}
        />
      )}
    </Alert>
  );
}
