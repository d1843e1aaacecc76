import type { ContactFilter } from '../api/contacts';

const NAMES = ['search', 'tag', 'topic', 'status', 'sequence', 'segment'] as const;

/** Reads a filter off an address; what is empty or no text is left out. */
export function filterOf(search: Record<string, unknown>): ContactFilter {
  const filter: Record<string, string | true> = {};
  for (const name of NAMES) {
    const value = search[name];
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text.trim() !== '') filter[name] = text;
  }
  if (search['handedOver'] === true || search['handedOver'] === 'true') filter['handedOver'] = true;
  if (search['order'] === 'NAME') filter['order'] = 'NAME';
  return filter;
}

/** Whether it leaves anybody out. */
export function narrows(filter: ContactFilter): boolean {
  return filter.handedOver === true || NAMES.some((name) => filter[name] !== undefined);
}
