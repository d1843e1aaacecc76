import { VisuallyHidden } from '@mantine/core';
import type { FlowCountStepLine } from '../api/schema';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import classes from './counts.module.css';
import type { ExitId } from './model/exits';

/** How many people left a step by one of its exits: a number beside the exit's words, a sentence for whoever hears it. */
export function ExitCount({ counts, exit }: { counts: FlowCountStepLine; exit: ExitId }) {
  const text = useText();
  const { number } = useMoments();
  const people = leftBy(counts, exit);
  return (
    <span className={classes.left} data-count="left" data-none={people === 0 || undefined}>
      <span aria-hidden="true">{number(people)}</span>
      <VisuallyHidden>{text('editor.counts.left', { number: number(people) })}</VisuallyHidden>
    </span>
  );
}

/** How many people left by that exit. */
export function leftBy({ left }: FlowCountStepLine, exit: ExitId): number {
  return left.find((one) => one.exit === exit)?.count ?? 0;
}
