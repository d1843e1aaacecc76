import { diffLines } from 'diff';
import type { FlowDocument, StepId } from './document';

/** What became of a step between two versions. */
export type Fate = 'added' | 'removed' | 'changed';

/** One line of two texts beside each other. */
export interface TextLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** The steps that differ between two versions. Where they lie on the canvas does not matter. */
export function fates(before: FlowDocument, after: FlowDocument): Readonly<Record<StepId, Fate>> {
  const fates: Record<StepId, Fate> = {};
  for (const id of new Set([...Object.keys(before.steps), ...Object.keys(after.steps)])) {
    const [old, now] = [before.steps[id], after.steps[id]];
    if (old === undefined) fates[id] = 'added';
    else if (now === undefined) fates[id] = 'removed';
    else if (asText(old) !== asText(now)) fates[id] = 'changed';
  }
  return fates;
}

/** Both flows as text, line by line. */
export function textLines(before: FlowDocument, after: FlowDocument): readonly TextLine[] {
  return diffLines(asText(told(before)), asText(told(after))).flatMap(({ value, added, removed }) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text }) as const),
  );
}

function told({ entry, steps }: FlowDocument) {
  return { entry, steps };
}

/** The same for equal values, in whatever order their properties stand. */
export function asText(value: unknown): string {
  return JSON.stringify(sorted(value), null, 2);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, below]) => [key, sorted(below)]),
  );
}
