import type { FlowCheckFindingJson } from '../api/schema';
import type { Mark } from './canvas/nodes';
import type { StepId } from './model/document';
import type { Problem } from './model/problems';

/** How much is wrong with each step that has something. */
export function marksOf(
  unfinished: readonly Problem[],
  findings: readonly FlowCheckFindingJson[],
): Readonly<Record<StepId, Mark>> {
  const marks: Record<StepId, { unfinished: number; errors: number; warnings: number }> = {};
  const at = (step: StepId) => (marks[step] ??= { unfinished: 0, errors: 0, warnings: 0 });
  for (const { step } of unfinished) at(step).unfinished += 1;
  for (const { step, severity } of findings) {
    if (step !== undefined) at(step)[severity === 'ERROR' ? 'errors' : 'warnings'] += 1;
  }
  return marks;
}
