import type { Entrances } from '../api/entrances';
import { Problem } from '../api/problem';
import { newId } from '../ui/ids';

/** The two kinds of words: what people write, and what the links they follow carry. */
export type Kind = 'keywords' | 'referrals';

/** One word while somebody edits it; no flow is chosen yet where `flow` is empty. */
export interface Way {
  readonly id: string;
  readonly word: string;
  readonly flow: string;
}

/** The entrances while somebody edits them. */
export interface EntrancesDraft {
  readonly revision: number | undefined;
  readonly defaultReply: string | null;
  readonly keywords: readonly Way[];
  readonly referrals: readonly Way[];
}

/** What keeps a row from being saved. */
export type WayFault = 'noWord' | 'noFlow' | 'twice';

export function draftOf(entrances: Entrances): EntrancesDraft {
  return {
    revision: entrances.revision,
    defaultReply: entrances.defaultReply ?? null,
    keywords: waysOf(entrances.keywords),
    referrals: waysOf(entrances.referrals),
  };
}

function waysOf(words: Readonly<Record<string, string>>): Way[] {
  return Object.entries(words).map(([word, flow]) => ({ id: newId(), word, flow }));
}

export function formOf(draft: EntrancesDraft): Entrances {
  return {
    ...(draft.revision !== undefined && { revision: draft.revision }),
    ...(draft.defaultReply !== null && { defaultReply: draft.defaultReply }),
    keywords: wordsOf(draft.keywords),
    referrals: wordsOf(draft.referrals),
  };
}

function wordsOf(ways: readonly Way[]): Record<string, string> {
  return Object.fromEntries(ways.map(({ word, flow }) => [word.trim(), flow]));
}

/**
 * What is wrong with each row, by its id. A word that stands twice would silently be lost on the way, as words are keys
 * there; the server finds the likenesses that only it knows.
 */
export function faultsOf(ways: readonly Way[]): ReadonlyMap<string, WayFault> {
  const seen = new Set<string>();
  const faults = new Map<string, WayFault>();
  for (const { id, word, flow } of ways) {
    const trimmed = word.trim();
    if (trimmed === '') faults.set(id, 'noWord');
    else if (seen.has(trimmed)) faults.set(id, 'twice');
    else if (flow === '') faults.set(id, 'noFlow');
    seen.add(trimmed);
  }
  return faults;
}

/** Where the server's refusals point for a word, as JSON pointers escape it. */
export function pointerOf(kind: Kind, word: string): string {
  return `/${kind}/${word.trim().replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What is said at the two fields of a row. */
export interface Said {
  readonly word: string | null;
  readonly flow: string | null;
}

/**
 * What the server refused of a row. It points at a row by its word, whatever is wrong with it, and speaks of the word
 * before the flow; that the flow is meant shows by its being none that `starts` any more.
 */
export function refusalsOf(failure: Error | null, pointer: string, starts: boolean): Said {
  const sentences = failure instanceof Problem ? failure.allAt(pointer) : [];
  const flow = starts ? undefined : sentences.at(-1);
  const words = flow === undefined ? sentences : sentences.slice(0, -1);
  return { word: words[0] ?? null, flow: flow ?? null };
}

/** The address that carries a word to the page: whoever follows it comes in by that entrance. */
export function linkOf(metaPageId: string, word: string): string {
  return `https://m.me/${metaPageId}?ref=${encodeURIComponent(word.trim())}`;
}
