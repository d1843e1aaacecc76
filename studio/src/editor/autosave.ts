import type { FlowDocument } from './model/document';
import { documentOf } from './model/read';

/** What is kept of a flow: its name and its drawing. */
export interface Draft {
  readonly name: string;
  readonly document: FlowDocument;
}

/** A draft that may not have reached the server yet, kept in the browser; `revision` is the one it was made from. */
export interface LocalCopy extends Draft {
  readonly revision: number;
}

/** Where drafts lie in the browser: each member's apart, so that nobody is handed what somebody else was writing. */
export function shelfOf(member: string, flow: string): string {
  return `rytm.draft.${member}.${flow}`;
}

/** Keeps a draft at once, so that a tab that dies while somebody is writing takes nothing with it. */
export function keepLocally(shelf: string, tab: string, copy: LocalCopy) {
  try {
    localStorage.setItem(shelf, JSON.stringify({ ...copy, tab }));
  } catch {
    // No room or no permission: the draft still goes to the server a moment later.
  }
}

/** Forgets what this tab kept; what another tab keeps there is its own affair. */
export function forgetLocally(shelf: string, tab: string) {
  if (stored(shelf)?.['tab'] === tab) localStorage.removeItem(shelf);
}

/** What an earlier tab could not save any more. A copy that cannot be drawn, as of an older studio, is none. */
export function keptLocally(shelf: string): LocalCopy | undefined {
  const { name, revision, document } = stored(shelf) ?? {};
  if (typeof name !== 'string' || typeof revision !== 'number' || typeof document !== 'object') return undefined;
  const drawn = documentOf({ ...document });
  return drawn && { name, revision, document: drawn };
}

/** Throws away whatever lies there. */
export function discard(shelf: string) {
  localStorage.removeItem(shelf);
}

function stored(shelf: string): Record<string, unknown> | undefined {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(shelf) ?? 'null');
    return typeof told === 'object' && told !== null ? { ...told } : undefined;
  } catch {
    return undefined;
  }
}

/** How a draft stands towards the server. `sentence` says what to do about it. */
export type Saving =
  | { readonly state: 'saved' | 'changed' | 'saving' }
  | { readonly state: 'failed' | 'refused' | 'conflict'; readonly sentence: string };

/** How long to wait before an edit is sent, and after so many failures in a row; in milliseconds. */
export function delayBefore(failures: number): number {
  return failures === 0 ? 700 : Math.min(2_000 * 2 ** (failures - 1), 30_000);
}
