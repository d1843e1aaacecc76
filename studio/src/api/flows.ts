import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

export type { FlowForm, FlowKind, FlowLine, FlowView } from './schema';

export const flowsKey = (page: string) => ['pages', page, 'flows'] as const;

/** All flows and subflows of a page. */
export const flowsQuery = (page: string) =>
  queryOptions({
    queryKey: flowsKey(page),
    queryFn: () => body(api.GET('/api/v1/pages/{page}/flows', { params: { path: { page } } })),
  });
