import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { inHand } from './inHand';

export type { Page } from './schema';

/** The page itself: its connection, its settings, whether it is held. */
export const pageQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'page'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}', { params: { path: { page } } })),
    staleTime: 30_000,
  });

/** The same for whoever edits its settings. */
export const pageDraftQuery = (page: string) =>
  queryOptions({ ...pageQuery(page), queryKey: [...pageQuery(page).queryKey, 'draft'], ...inHand });
