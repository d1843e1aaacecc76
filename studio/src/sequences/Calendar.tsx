import { Text, Title } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import type { FlowLine } from '../api/flows';
import type { SequenceStep, StepCount } from '../api/sequences';
import type { Frequency } from '../api/topics';
import { useText } from '../app/text';
import { newId } from '../ui/ids';
import { FlowShelf } from './FlowShelf';
import { insert, move, type Plan } from './plan';
import classes from './sequences.module.css';
import { Turn } from './Turn';

/** What is being dragged: a flow from the shelf, or a turn to another place. */
export type Dragged = { readonly flow: string } | { readonly from: number } | null;

/**
 * The turns, one period after the other. Flows are dragged into them from the shelf, turns to one another; with the
 * keyboard the same is done by the shelf's buttons and by each turn's own.
 */
export function Calendar(props: {
  plan: Plan;
  frequency: Frequency;
  /** Unknown while they are being asked for. */
  flows: readonly FlowLine[] | undefined;
  readOnly: boolean;
  counts: readonly StepCount[];
  set: (steps: SequenceStep[]) => void;
}) {
  const { plan, frequency, flows, readOnly, counts, set } = props;
  const text = useText();
  const [dragged, setDragged] = useState<Dragged>(null);
  const [news, setNews] = useState('');
  const { steps } = plan;
  const nameOf = (flow: string) =>
    flows === undefined ? '…' : (flows.find((one) => one.id === flow)?.name ?? text('sequences.flowGone'));
  const change = (next: SequenceStep[], sentence: string) => {
    set(next);
    setNews(sentence);
  };
  const put = (flow: string, index: number) =>
    change(
      insert(steps, index, { id: newId(), flow, on: true }),
      text('sequences.news.put', { flow: nameOf(flow), turn: index + 1 }),
    );
  const shift = (from: number, to: number) =>
    change(
      move(steps, from, to),
      text('sequences.news.moved', { flow: nameOf(steps[from]?.flow ?? ''), turn: to + 1 }),
    );
  const drop = (index: number) => {
    if (dragged === null) return;
    if ('flow' in dragged) put(dragged.flow, index);
    else shift(dragged.from, Math.min(index, steps.length - 1));
    setDragged(null);
  };
  return (
    <div className={classes.board}>
      <section>
        <Title order={2} size="h4">
          {text('sequences.calendar')}
        </Title>
        <Text c="dimmed" mb="sm">
          {text(`sequences.calendarHint.${frequency}`)}
        </Text>
        <ol className={classes.calendar}>
          {steps.map((step, index) => (
            <Turn
              key={step.id}
              step={step}
              index={index}
              last={index === steps.length - 1}
              frequency={frequency}
              name={nameOf(step.flow)}
              readOnly={readOnly}
              count={counts.find((one) => one.step === step.id)}
              drag={setDragged}
              drop={() => drop(index)}
              shift={(by) => shift(index, index + by)}
              toggle={(on) => set(steps.with(index, { ...step, on }))}
              remove={() =>
                change(steps.toSpliced(index, 1), text('sequences.news.removed', { flow: nameOf(step.flow) }))
              }
            />
          ))}
          {!readOnly && <NextTurn frequency={frequency} number={steps.length + 1} drop={() => drop(steps.length)} />}
        </ol>
        <p className={classes.news} role="status">
          {news}
        </p>
      </section>
      {!readOnly && flows && <FlowShelf flows={flows} drag={setDragged} add={(flow) => put(flow, steps.length)} />}
    </div>
  );
}

/** The place behind the last turn. */
function NextTurn({ frequency, number, drop }: { frequency: Frequency; number: number; drop: () => void }) {
  const text = useText();
  return (
    <li className={classes.next} {...target(drop)}>
      <strong>{text(`sequences.turn.${frequency}`, { number })}</strong>
      <span>{text('sequences.dropHere')}</span>
    </li>
  );
}

/** What makes something a place to drop on. */
export function target(drop: () => void) {
  const mark = (event: DragEvent<HTMLElement>, over: boolean) => event.currentTarget.toggleAttribute('data-over', over);
  return {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      event.preventDefault();
      mark(event, true);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => mark(event, false),
    onDrop: (event: DragEvent<HTMLElement>) => {
      event.preventDefault();
      mark(event, false);
      drop();
    },
  };
}
