import type { Step } from '../../api/schema';
import { type FlowDocument, type Note, type Point, positionOf, type StepId } from './document';
import type { Part } from './edit';
import { ledThrough } from './exits';
import { documentOf } from './read';

/** How the text of a clip begins, so that other texts on the clipboard are left alone. */
const MARK = 'rytm-steps';

/** What was copied, with its ids of old; it may come from another flow. */
export interface Clip extends Part {
  readonly kind: typeof MARK;
}

/** The chosen steps and notes. Absent if nothing of that is there. */
export function copied(document: FlowDocument, chosen: readonly string[]): Clip | undefined {
  const steps = chosen.flatMap((id) => document.steps[id] ?? []);
  const notes = Object.fromEntries(
    chosen.flatMap((id) => {
      const note = document.layout.notes[id];
      return note === undefined ? [] : [[id, note]];
    }),
  );
  if (steps.length === 0 && Object.keys(notes).length === 0) return undefined;
  const positions = Object.fromEntries(steps.map(({ id }) => [id, positionOf(document, id)]));
  return { kind: MARK, steps, layout: { positions, notes } };
}

export function clipAsText(clip: Clip): string {
  return JSON.stringify(clip);
}

/** The clip that a text holds; absent if it is some other text, or steps in it cannot be drawn. */
export function clipOf(text: string): Clip | undefined {
  if (!text.startsWith(`{"kind":"${MARK}"`)) return undefined;
  try {
    const { steps, layout } = JSON.parse(text) as Clip;
    const read = documentOf({ steps: Object.fromEntries(steps.map((step) => [step.id, step])), layout });
    return read && { kind: MARK, steps: Object.values(read.steps), layout: read.layout };
  } catch {
    return undefined;
  }
}

/**
 * The clip as a part with new ids. Its upper left corner comes to lie at `at`; exits that lead out of it lead nowhere,
 * because what they led to stands somewhere else.
 */
export function unpacked(clip: Clip, at: Point, newId: () => string): Part {
  const ids = new Map<string, string>();
  for (const id of [...clip.steps.map((step) => step.id), ...Object.keys(clip.layout.notes)]) ids.set(id, newId());
  const corner = cornerOf(clip);
  const shifted = <P extends Point>(point: P): P => ({
    ...point,
    x: Math.round(point.x - corner.x + at.x),
    y: Math.round(point.y - corner.y + at.y),
  });
  const renamed = <P extends Point>(points: Readonly<Record<string, P>>) =>
    Object.fromEntries(Object.entries(points).flatMap(([id, point]) => pair(ids.get(id), shifted(point))));
  return {
    steps: clip.steps.map((step) => anew(step, ids)),
    layout: { positions: renamed(clip.layout.positions), notes: renamed<Note>(clip.layout.notes) },
  };
}

function pair<T>(id: string | undefined, value: T): [string, T][] {
  return id === undefined ? [] : [[id, value]];
}

function anew(step: Step, ids: ReadonlyMap<StepId, StepId>): Step {
  return { ...ledThrough(step, (to) => ids.get(to)), id: ids.get(step.id) ?? step.id };
}

/** Where the upper left corner of a part lies. */
export function cornerOf({ layout }: Part): Point {
  const points = [...Object.values(layout.positions), ...Object.values(layout.notes)];
  return points.length === 0
    ? { x: 0, y: 0 }
    : { x: Math.min(...points.map(({ x }) => x)), y: Math.min(...points.map(({ y }) => y)) };
}
