import type { FlowDocument } from './document';
import { apply, type Edit } from './edit';

/** How many edits can be taken back. */
export const DEEPEST_UNDO = 500;

/** How long, in milliseconds, edits of the same thing that follow each other count as one: somebody is writing. */
const PAUSE = 1_000;

/** A document with the ones before it and those that were taken back, nearest last. */
export interface History {
  readonly past: readonly FlowDocument[];
  readonly present: FlowDocument;
  readonly future: readonly FlowDocument[];
  readonly gesture?: { readonly of: string; readonly at: number };
}

export function begun(document: FlowDocument): History {
  return { past: [], present: document, future: [] };
}

/**
 * After one more edit at `now` (milliseconds). Edits that name the same `gesture` and follow closely are taken back
 * together.
 */
export function edited(history: History, edit: Edit, now: number, gesture?: string): History {
  const present = apply(history.present, edit);
  if (present === history.present) return history;
  const last = history.gesture;
  const goesOn = gesture !== undefined && last?.of === gesture && now - last.at < PAUSE && history.past.length > 0;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-DEEPEST_UNDO);
  return { past, present, future: [], ...(gesture !== undefined && { gesture: { of: gesture, at: now } }) };
}

/** One edit back; the same history if there is none. */
export function undone({ past, present, future }: History): History {
  const before = past.at(-1);
  return before === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: before, future: [...future, present] };
}

/** One edit that was taken back, done again; the same history if there is none. */
export function redone({ past, present, future }: History): History {
  const after = future.at(-1);
  return after === undefined
    ? { past, present, future }
    : { past: [...past, present], present: after, future: future.slice(0, -1) };
}
