import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

export type { Account, AccountSum, AccountWhy, TodayView } from './schema';

/** How the page's day goes. It is looked at again and again: things happen while somebody watches. */
export const todayQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'today'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/today', { params: { path: { page } } })),
    refetchInterval: 5_000,
  });
