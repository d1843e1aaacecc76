import { Button, Group } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import type { Input } from '../../api/schema';
import { useMoments } from '../../app/moments';
import { useText } from '../../app/text';
import classes from './trial.module.css';

const TURNS = { hour: 'PT1H', day: 'P1D', week: 'P7D' } as const;

/** What time it is in the play, and how to let time pass in it. */
export function ClockBar({ now, act }: { now: string; act: (input: Input) => void }) {
  const text = useText();
  const { dateTime } = useMoments();
  return (
    <div className={classes.clock} role="group" aria-label={text('editor.trial.clock')}>
      <p>
        <IconClock size={15} aria-hidden="true" />
        <time dateTime={now}>{dateTime(now)}</time>
      </p>
      <Group gap={4}>
        <Button size="compact-xs" variant="light" onClick={() => act({ kind: 'advance-to-next' })}>
          {text('editor.trial.next')}
        </Button>
        {(['hour', 'day', 'week'] as const).map((turn) => (
          <Button
            key={turn}
            size="compact-xs"
            variant="default"
            onClick={() => act({ kind: 'advance', duration: TURNS[turn] })}
          >
            {text(`editor.trial.turn.${turn}`)}
          </Button>
        ))}
      </Group>
    </div>
  );
}
