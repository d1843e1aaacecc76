import type { FlowDocument } from './model/document';

/** What is kept of a flow: its name and its drawing. */
export interface Draft {
  readonly name: string;
  readonly document: FlowDocument;
}

/** A draft that may not have reached the server yet, kept in the browser; `revision` is the one it was made from. */
export interface LocalCopy extends Draft {
  readonly revision: number;
}

const key = (flow: string) => `rytm.draft.${flow}`;

/** Keeps a draft at once, so that a tab that dies while somebody is writing takes nothing with it. */
export function keepLocally(flow: string, copy: LocalCopy) {
  try {
    localStorage.setItem(key(flow), JSON.stringify(copy));
  } catch {
    // No room or no permission: the draft still goes to the server a moment later.
  }
}

export function forgetLocally(flow: string) {
  localStorage.removeItem(key(flow));
}

/** What an earlier tab could not save any more. */
export function keptLocally(flow: string): LocalCopy | undefined {
  try {
    const text = localStorage.getItem(key(flow));
    return text === null ? undefined : (JSON.parse(text) as LocalCopy);
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
