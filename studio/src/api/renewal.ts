import type { QueryClient, QueryKey } from '@tanstack/react-query';
import type { Changed } from './live';

/** What costs the server more is not asked for at each change while changes follow each other closely. */
const PAUSE = 2_000;

/** The answers that no longer hold after a change, as beginnings of their keys. */
export function staleAfter(page: string, changed: Changed): QueryKey[] {
  return Object.entries(changed).flatMap(([kind, ids]) => keysOf(page, kind, ids));
}

function keysOf(page: string, kind: string, ids: readonly string[]): QueryKey[] {
  const at = ['pages', page];
  switch (kind) {
    case 'sends':
      return [
        [...at, 'today'],
        [...at, 'sequence-reports'],
      ];
    case 'consents':
      return [
        [...at, 'today'],
        [...at, 'consent-counts'],
      ];
    case 'contacts':
      return [[...at, 'today'], ...(ids.length > 0 ? ids.map((id) => [...at, 'contacts', id]) : [[...at, 'contacts']])];
    case 'imports':
      return [[...at, 'imports']];
    case 'label-edits':
      return [[...at, 'label-edits']];
    case 'ledger-checks':
      return [[...at, 'ledger']];
    case 'flows':
      return [[...at, 'flows']];
    case 'notices':
      return [[...at, 'notices']];
    default:
      return [];
  }
}

/** What changes of a flow while people go over to a new version of it. */
const MOVING: ReadonlySet<unknown> = new Set(['people', 'versions']);

/** Lets what is shown be asked for again: at once, but the same thing not again before a pause is over. */
export class Renewal {
  private readonly waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; again: boolean }>();

  constructor(private readonly client: QueryClient) {}

  renew(keys: readonly QueryKey[]) {
    for (const key of keys) {
      const name = JSON.stringify(key);
      const pause = this.waiting.get(name);
      if (pause) pause.again = true;
      else this.now(name, key);
    }
  }

  end() {
    for (const { timer } of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
  }

  private now(name: string, key: QueryKey) {
    void this.client.invalidateQueries({ queryKey: key, predicate: (query) => isRenewed(query.queryKey) });
    const timer = setTimeout(() => {
      const again = this.waiting.get(name)?.again;
      this.waiting.delete(name);
      if (again) this.now(name, key);
    }, PAUSE);
    this.waiting.set(name, { timer, again: false });
  }
}

/** A list that somebody pages through stands still, and so does what somebody edits. */
function isRenewed(key: QueryKey): boolean {
  const [, , kind, one, part] = key;
  if (kind === 'contacts') return one !== 'list';
  return kind !== 'flows' || one === undefined || (key.length === 5 && MOVING.has(part));
}
