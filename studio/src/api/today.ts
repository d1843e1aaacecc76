import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { unlessTold } from './watching';

export type { Account, AccountSum, AccountWhy, TodayView } from './schema';

/** How the page's day goes. */
export const todayQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'today'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/today', { params: { path: { page } } })),
    refetchInterval: unlessTold(5_000),
  });
