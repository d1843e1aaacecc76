import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { FlowForm, FlowLine } from './schema';

export type { FlowForm, FlowKind, FlowLine, FlowView } from './schema';

const key = (page: string) => ['pages', page, 'flows'] as const;

/** All flows and subflows of a page. */
export const flowsQuery = (page: string) =>
  queryOptions({
    queryKey: key(page),
    queryFn: () => body(api.GET('/api/v1/pages/{page}/flows', { params: { path: { page } } })),
  });

/** By name, what would break without the flow. */
export const flowDependantsQuery = (page: string, flow: string) =>
  queryOptions({
    queryKey: [...key(page), flow, 'dependants'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/flows/{flow}/dependants', { params: { path: { page, flow } } })),
    staleTime: 0,
  });

/** One flow with what its draft lacks, and what the rules would refuse of it. Asked anew whenever it is shown. */
export const flowQuery = (page: string, flow: string) =>
  queryOptions({
    queryKey: [...key(page), flow, 'draft'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/flows/{flow}', { params: { path: { page, flow } } })),
    staleTime: 0,
    gcTime: 0,
  });

/** What can be done to flows from their list. */
export function useFlowChanges(page: string) {
  const client = useQueryClient();
  const renewed = () => client.invalidateQueries({ queryKey: key(page), exact: true });
  const at = (flow: string) => ({ params: { path: { page, flow } } });
  return {
    create: async (form: FlowForm) => {
      const { flow } = await body(api.POST('/api/v1/pages/{page}/flows', { params: { path: { page } }, body: form }));
      await renewed();
      return flow;
    },
    duplicate: async (flow: string, name: string) => {
      await api.POST('/api/v1/pages/{page}/flows/{flow}/duplicate', { ...at(flow), body: { name } });
      await renewed();
    },
    rename: async ({ id, revision, kind }: FlowLine, name: string) => {
      const { document } = await body(api.GET('/api/v1/pages/{page}/flows/{flow}', at(id)));
      await api.PUT('/api/v1/pages/{page}/flows/{flow}', { ...at(id), body: { revision, name, kind, document } });
      await renewed();
    },
    /** `acknowledged` are the ids of the findings that the author has seen and publishes in spite of. */
    publish: async ({ id, revision }: FlowLine, acknowledged: string[] = []) => {
      await api.POST('/api/v1/pages/{page}/flows/{flow}/publish', { ...at(id), body: { revision, acknowledged } });
      await renewed();
    },
    remove: async (flow: string) => {
      await api.DELETE('/api/v1/pages/{page}/flows/{flow}', at(flow));
      await renewed();
    },
    exported: (flow: string): Promise<FlowForm> => body(api.GET('/api/v1/pages/{page}/flows/{flow}/export', at(flow))),
  };
}
