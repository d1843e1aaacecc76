import { memo } from 'react';
import type { FlowCountStepLine } from '../api/schema';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import classes from './counts.module.css';

const KINDS = ['waiting', 'entered', 'sent', 'read', 'refused', 'failed', 'unknown'] as const;

/** What became of a step's messages, in one line; what did not happen is left out. */
export const StepCounts = memo(function StepCounts({ counts }: { counts: FlowCountStepLine }) {
  const text = useText();
  const { number } = useMoments();
  const figures = { ...counts, refused: refusedOf(counts) };
  return (
    <span className={classes.counts}>
      {KINDS.filter((kind) => figures[kind] > 0).map((kind) => (
        <span key={kind} data-count={kind}>
          {text(`editor.counts.${kind}`, { number: number(figures[kind]) })}
        </span>
      ))}
    </span>
  );
});

function refusedOf({ refused }: FlowCountStepLine): number {
  return refused.reduce((sum, { count }) => sum + count, 0);
}
