import type { Step } from '../../api/schema';
import { EMPTY, type FlowDocument, type Note, type Point } from './document';
import { exitsOf, tapsOf } from './exits';
import { escaped, isObject, misfit } from './form';
import { newStep, STEP_KINDS } from './steps';

/** How far from the middle anything may lie, and how large a note may be, as the server takes it. */
const FARTHEST = 1_000_000;
const LARGEST = 10_000;

/** What keeps a draft from being drawn, by its path: a part of another form, or a name that no record can hold. */
export interface Misfit {
  readonly pointer: string;
  readonly kind: 'form' | 'name';
}

/**
 * The document that a draft holds. A draft that came in over the API may hold anything; one that cannot be drawn
 * gives nothing, and is mended as text. What a step lacks is filled with what a new step has.
 */
export function documentOf(draft: Readonly<Record<string, unknown>>): FlowDocument | undefined {
  if (misfits(draft).length > 0) return undefined;
  const steps = stepsOf(draft);
  const layout = isObject(draft['layout']) ? draft['layout'] : {};
  const entry = draft['entry'];
  const isDrawn = (id: string) => Object.hasOwn(steps, id);
  return {
    ...EMPTY,
    ...(typeof entry === 'string' && isDrawn(entry) && { entry }),
    steps,
    layout: { positions: points(layout['positions'], isDrawn), notes: notes(layout['notes']) },
  };
}

/** At most one for each step: what is wrong behind it shows when it is mended. */
export function misfits(draft: Readonly<Record<string, unknown>>): readonly Misfit[] {
  const steps = draft['steps'] ?? {};
  if (!isObject(steps)) return [{ pointer: '/steps', kind: 'form' }];
  return Object.entries(steps).flatMap(([id, step]) => misfitOfStep(id, step) ?? []);
}

function misfitOfStep(id: string, given: unknown): Misfit | undefined {
  const pointer = `/steps/${escaped(id)}`;
  if (isTaken(id)) return { pointer, kind: 'name' };
  const step = whole(id, given);
  const elsewhere = misfit(step, 'Step', pointer);
  if (elsewhere !== undefined) return { pointer: elsewhere, kind: 'form' };
  if ((step as Step).id !== id) return { pointer: `${pointer}/id`, kind: 'form' };
  return namesIn(step as Step).some(isTaken) ? { pointer, kind: 'name' } : undefined;
}

function stepsOf(draft: Readonly<Record<string, unknown>>): Readonly<Record<string, Step>> {
  return Object.fromEntries(Object.entries(draft['steps'] ?? {}).map(([id, step]) => [id, whole(id, step) as Step]));
}

function whole(id: string, step: unknown): unknown {
  const kind = isObject(step) ? STEP_KINDS.find((one) => one === step['kind']) : undefined;
  return kind === undefined ? step : { ...newStep(kind, id, ''), ...(step as object) };
}

/** Names by which something is looked up: of what people tap, and of the steps that are led to. */
function namesIn(step: Step): readonly string[] {
  const speaks = step.kind === 'message' || step.kind === 'question';
  const taps = speaks ? tapsOf(step.message).map(({ id }) => id) : [];
  return taps.some(isTaken) ? taps : exitsOf(step).flatMap(({ to }) => to ?? []);
}

/** Every record answers to some names by itself, such as `constructor`. */
function isTaken(name: string): boolean {
  return name in Object.prototype;
}

function points(value: unknown, isDrawn: (id: string) => boolean): Record<string, Point> {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([id, point]) =>
      isDrawn(id) && isPoint(point) ? [[id, point]] : [],
    ),
  );
}

function notes(value: unknown): Record<string, Note> {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([id, note]) =>
      !isTaken(id) && isNote(note) ? [[id, note]] : [],
    ),
  );
}

function isPoint(value: unknown): value is Point {
  return isObject(value) && [value['x'], value['y']].every((one) => isWithin(one, -FARTHEST, FARTHEST));
}

function isNote(value: unknown): value is Note {
  return (
    misfit(value, 'FlowLayoutNote', '') === undefined &&
    isPoint(value) &&
    isWithin((value as Note).width, 1, LARGEST) &&
    isWithin((value as Note).height, 1, LARGEST)
  );
}

function isWithin(value: unknown, from: number, until: number): boolean {
  return typeof value === 'number' && value >= from && value <= until;
}
