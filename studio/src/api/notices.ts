import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { unlessTold } from './watching';

export type { NoticePage, NoticeView } from './schema';

const key = (page: string) => ['pages', page, 'notices'] as const;

/** What the team has not seen yet, newest first. */
export const noticesQuery = (page: string) =>
  queryOptions({
    queryKey: key(page),
    queryFn: () => body(api.GET('/api/v1/pages/{page}/notices', { params: { path: { page }, query: { limit: 20 } } })),
    refetchInterval: unlessTold(10_000),
  });

/** Marks one notice as seen, or (`upTo`) it and all older ones. */
export function useSeenNotices(page: string) {
  const client = useQueryClient();
  return async (seen: { notice: string } | { upTo: string }) => {
    if ('upTo' in seen) {
      await api.POST('/api/v1/pages/{page}/notices/seen', { params: { path: { page } }, body: seen });
    } else {
      const path = { page, notice: seen.notice };
      await api.POST('/api/v1/pages/{page}/notices/{notice}/seen', { params: { path } });
    }
    await client.invalidateQueries({ queryKey: key(page) });
  };
}
