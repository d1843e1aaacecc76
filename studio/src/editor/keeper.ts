import { Problem } from '../api/problem';
import { delayBefore, type Draft, type LocalCopy, type Saving } from './autosave';

/** What a keeper needs of the world. */
export interface KeeperWorld {
  /** Saves over a revision and tells the new one; fails with a `Problem`. */
  readonly save: (revision: number, draft: Draft) => Promise<number>;
  readonly keep: (copy: LocalCopy) => void;
  readonly forget: () => void;
  readonly tell: (saving: Saving) => void;
}

/** Brings a draft to the server while it is edited. */
export interface Keeper {
  /** After each edit. */
  readonly put: (draft: Draft) => void;
  /** Saves now what is not saved yet; true once everything is. */
  readonly flush: () => Promise<boolean>;
}

/**
 * One request is under way at a time, each over the revision of the one before. Every draft is kept in the browser until
 * the server has it. After somebody else's save nothing more goes out: the author has to choose.
 */
export function newKeeper(base: Draft, baseRevision: number, world: KeeperWorld): Keeper {
  let draft = base;
  let saved = base;
  let revision = baseRevision;
  let failures = 0;
  let stuck = false;
  let busy: Promise<boolean> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void attempt(), delayBefore(failures));
  };
  const settle = () => {
    clearTimeout(timer);
    world.forget();
    world.tell({ state: 'saved' });
    return true;
  };
  const refused = (failure: unknown, sent: Draft): false => {
    failures += 1;
    const saving = savingAfter(failure);
    stuck = saving.state === 'conflict';
    const overtaken = saving.state === 'refused' && !same(draft, sent);
    world.tell(overtaken ? { state: 'changed' } : saving);
    if (overtaken || saving.state === 'failed') later();
    return false;
  };
  const send = async (): Promise<boolean> => {
    if (stuck) return false;
    if (same(draft, saved)) return settle();
    const sent = draft;
    world.tell({ state: 'saving' });
    try {
      revision = await world.save(revision, sent);
    } catch (failure) {
      return refused(failure, sent);
    }
    saved = sent;
    failures = 0;
    if (same(draft, saved)) return settle();
    world.keep({ ...draft, revision });
    world.tell({ state: 'changed' });
    later();
    return false;
  };
  const attempt = (): Promise<boolean> => {
    busy ??= send().finally(() => {
      busy = null;
    });
    return busy;
  };

  return {
    put: (next) => {
      if (same(next, draft)) return;
      draft = next;
      if (same(draft, saved) && busy === null) {
        settle();
        return;
      }
      world.keep({ ...draft, revision });
      if (stuck || busy !== null) return;
      world.tell({ state: 'changed' });
      later();
    },
    flush: async () => {
      clearTimeout(timer);
      if (busy !== null) await busy;
      return same(draft, saved) ? settle() : attempt();
    },
  };
}

function same(one: Draft, other: Draft): boolean {
  return one.name === other.name && one.document === other.document;
}

/** Only what time may mend is tried again. */
function savingAfter(failure: unknown): Extract<Saving, { sentence: string }> {
  const { status, message } = failure instanceof Problem ? failure : new Problem(0, String(failure));
  if (status === 409) return { state: 'conflict', sentence: message };
  const passes = status === 0 || status === 429 || status >= 500;
  return { state: passes ? 'failed' : 'refused', sentence: message };
}
