import { memo } from 'react';
import type { FlowCountStepLine, Step } from '../api/schema';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import classes from './counts.module.css';
import { leftBy } from './ExitCount';
import type { ExitId } from './model/exits';

const KINDS = [
  'waiting',
  'entered',
  'sent',
  'read',
  'tapped',
  'agreed',
  'left',
  'refused',
  'failed',
  'unknown',
] as const;

interface StepCountsProps {
  readonly kind: Step['kind'];
  readonly counts: FlowCountStepLine;
  /** The step's only exit, where it is not drawn with a number of its own. */
  readonly exit?: ExitId | undefined;
}

/** What became of a step's messages, in one line; what did not happen is left out. */
export const StepCounts = memo(function StepCounts({ kind, counts, exit }: StepCountsProps) {
  const text = useText();
  const { number } = useMoments();
  const answered = kind === 'consent' ? { agreed: counts.tapped, tapped: 0 } : { agreed: 0 };
  const left = exit === undefined ? 0 : leftBy(counts, exit);
  const figures = { ...counts, ...answered, left, refused: refusedOf(counts) };
  return (
    <span className={classes.counts}>
      {KINDS.filter((one) => figures[one] > 0).map((one) => (
        <span key={one} data-count={one}>
          {text(`editor.counts.${one}`, { number: number(figures[one]) })}
        </span>
      ))}
    </span>
  );
});

function refusedOf({ refused }: FlowCountStepLine): number {
  return refused.reduce((sum, { count }) => sum + count, 0);
}
