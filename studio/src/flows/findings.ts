import type { FlowView } from '../api/flows';
import type { FlowCheckFindingJson } from '../api/schema';

/** Kinds of finding that say, with a remedy, what a fault of the document says of the same step. */
const TELLS_A_FAULT: readonly FlowCheckFindingJson['kind'][] = ['MESSAGE_LIMIT', 'UNFINISHED', 'MISSING_REFERENCE'];

/** What is wrong with a flow, each thing once: of two that say the same the one with a remedy. */
export function toldOnce({ problems, findings }: Pick<FlowView, 'problems' | 'findings'>) {
  const steps = findings.flatMap(({ step, kind }) =>
    step !== undefined && TELLS_A_FAULT.includes(kind) ? [step] : [],
  );
  return { findings, faults: problems.filter(({ pointer }) => !isBelow(pointer, steps)) };
}

/** Whether a fault is about one of these steps. */
export function isBelow(pointer: string, steps: Iterable<string>) {
  return [...steps].some((step) => pointer === `/steps/${step}` || pointer.startsWith(`/steps/${step}/`));
}
