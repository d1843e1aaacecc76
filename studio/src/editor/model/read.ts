import type { Step } from '../../api/schema';
import { EMPTY, type FlowDocument, type Note, type Point, type StepKind } from './document';
import { newStep, STEP_KINDS } from './steps';

/**
 * The document that a draft holds. A draft that came in over the API may hold anything; one that cannot be drawn
 * gives nothing, and is mended as text. What a step lacks is filled with what a new step has.
 */
export function documentOf(draft: Readonly<Record<string, unknown>>): FlowDocument | undefined {
  const steps = draft['steps'] ?? {};
  if (!isRecord(steps)) return undefined;
  const read = Object.entries(steps).map(([id, step]) => stepOf(id, step));
  if (!read.every((step) => step !== undefined)) return undefined;
  const layout = isRecord(draft['layout']) ? draft['layout'] : {};
  const entry = draft['entry'];
  return {
    ...EMPTY,
    ...(typeof entry === 'string' && steps[entry] !== undefined && { entry }),
    steps: Object.fromEntries(read.map((step) => [step.id, step])),
    layout: { positions: points(layout['positions']), notes: notes(layout['notes']) },
  };
}

function stepOf(id: string, step: unknown): Step | undefined {
  if (!isRecord(step)) return undefined;
  const kind = step['kind'];
  if (!isKind(kind) || (step['id'] ?? id) !== id || typeof (step['name'] ?? '') !== 'string') return undefined;
  const whole = { ...newStep(kind, id, ''), ...step, id };
  return hasForm(whole) ? whole : undefined;
}

/** Whether the parts that are walked through while drawing are there. */
function hasForm(step: Step): boolean {
  switch (step.kind) {
    case 'message':
      return isRecord(step.exits) && hasMessageForm(step.message);
    case 'question':
      return hasMessageForm(step.message);
    case 'condition':
      return hasConditionForm(step.condition);
    case 'action':
      return isList(step.actions, (action) => typeof action['kind'] === 'string');
    case 'split':
      return isList(step.branches, (branch) => typeof branch['percent'] === 'number');
    case 'wait':
      return isRecord(step.delay) && typeof step.delay['kind'] === 'string';
    case 'go-to':
      return isRecord(step.target) && typeof step.target['kind'] === 'string';
    case 'consent':
    case 'hand-over':
    case 'end':
      return true;
  }
}

function hasMessageForm(message: unknown): boolean {
  if (!isRecord(message) || !isList(message['quickReplies'], isTitled)) return false;
  switch (message['kind']) {
    case 'text':
      return typeof message['text'] === 'string';
    case 'image':
      return typeof message['url'] === 'string';
    case 'buttons':
      return typeof message['text'] === 'string' && isList(message['buttons'], isTitled);
    case 'gallery':
      return isList(message['cards'], (card) => isTitled(card) && isList(card['buttons'], isTitled));
    default:
      return false;
  }
}

function hasConditionForm(condition: unknown, depth = 0): boolean {
  if (!isRecord(condition) || typeof condition['kind'] !== 'string' || depth > 20) return false;
  if (condition['kind'] === 'not') return hasConditionForm(condition['part'], depth + 1);
  return condition['kind'] === 'all' || condition['kind'] === 'any'
    ? isList(condition['parts'], (part) => hasConditionForm(part, depth + 1))
    : true;
}

function points(value: unknown): Record<string, Point> {
  return Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).flatMap(([id, point]) => (isPoint(point) ? [[id, point]] : [])),
  );
}

function notes(value: unknown): Record<string, Note> {
  return Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).flatMap(([id, note]) => (isNote(note) ? [[id, note]] : [])),
  );
}

function isPoint(value: unknown): value is Point {
  return isRecord(value) && Number.isFinite(value['x']) && Number.isFinite(value['y']);
}

function isNote(value: unknown): value is Note {
  if (!isRecord(value) || !isPoint(value)) return false;
  const { width, height, text, color } = value as Record<string, unknown>;
  return (
    Number.isFinite(width) &&
    Number.isFinite(height) &&
    typeof text === 'string' &&
    (color === undefined || typeof color === 'string')
  );
}

function isTitled({ title }: Record<string, unknown>): boolean {
  return typeof title === 'string';
}

function isKind(value: unknown): value is StepKind {
  return STEP_KINDS.some((kind) => kind === value);
}

function isList(value: unknown, holds: (part: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((part: unknown) => isRecord(part) && holds(part));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
