import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { inHand } from './inHand';
import type { EntrancesJson } from './schema';

export type { EntrancesJson as Entrances } from './schema';

/** Which words and links start which flow of a page. */
export const entrancesQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'entrances'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/entrances', { params: { path: { page } } })),
  });

/** The same for whoever edits them. */
export const entrancesDraftQuery = (page: string) =>
  queryOptions({
    ...entrancesQuery(page),
    queryKey: [...entrancesQuery(page).queryKey, 'draft'],
    ...inHand,
  });

/** Puts all entrances in the place of the old ones. */
export function useEntranceChange(page: string) {
  const client = useQueryClient();
  return async (entrances: EntrancesJson) => {
    const next = await body(api.PUT('/api/v1/pages/{page}/entrances', { params: { path: { page } }, body: entrances }));
    client.setQueryData(entrancesQuery(page).queryKey, next);
    return next;
  };
}
