import { ActionIcon, Switch } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconTrash } from '@tabler/icons-react';
import type { SequenceStep, StepCount } from '../api/sequences';
import type { Frequency } from '../api/topics';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import { type Dragged, target } from './Calendar';
import classes from './sequences.module.css';

/** One period of the calendar and the flow that goes out in it. */
export function Turn(props: {
  step: SequenceStep;
  index: number;
  last: boolean;
  frequency: Frequency;
  name: string;
  readOnly: boolean;
  count: StepCount | undefined;
  drag: (dragged: Dragged) => void;
  drop: () => void;
  shift: (by: number) => void;
  toggle: (on: boolean) => void;
  remove: () => void;
}) {
  const { step, index, frequency, name, readOnly, count, drag, drop, toggle } = props;
  const text = useText();
  return (
    <li
      className={classes.turn}
      data-off={!step.on || undefined}
      draggable={!readOnly}
      onDragStart={() => drag({ from: index })}
      onDragEnd={() => drag(null)}
      {...target(drop)}
    >
      <span className={classes.when}>{text(`sequences.turn.${frequency}`, { number: index + 1 })}</span>
      <strong>{name}</strong>
      {count && <Counts count={count} />}
      <Switch
        size="xs"
        label={text(step.on ? 'sequences.on' : 'sequences.off')}
        aria-label={text('sequences.switch', { flow: name })}
        checked={step.on}
        onChange={(event) => toggle(event.currentTarget.checked)}
      />
      {!readOnly && <Tools {...props} />}
    </li>
  );
}

/** What became of it in the last weeks; what never happened is not mentioned. */
function Counts({ count }: { count: StepCount }) {
  const text = useText();
  const { number } = useMoments();
  const parts = (['sent', 'read', 'tapped', 'refused', 'failed', 'unknown'] as const).filter((part) => count[part] > 0);
  if (parts.length === 0) return null;
  return (
    <small className={classes.counts}>
      {parts.map((part) => text(`sequences.counts.${part}`, { number: number(count[part]) })).join(' · ')}
    </small>
  );
}

function Tools(props: { index: number; last: boolean; name: string; shift: (by: number) => void; remove: () => void }) {
  const { index, last, name: flow, shift, remove } = props;
  const text = useText();
  return (
    <div className={classes.tools}>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={index === 0}
        aria-label={text('sequences.earlier', { flow })}
        onClick={() => shift(-1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={last}
        aria-label={text('sequences.later', { flow })}
        onClick={() => shift(1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" aria-label={text('sequences.remove', { flow })} onClick={remove}>
        <IconTrash size={16} />
      </ActionIcon>
    </div>
  );
}
