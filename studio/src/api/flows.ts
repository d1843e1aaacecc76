import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { FlowForm, FlowLine, FlowSaveForm, FlowTrialForm, FlowVersionPublishForm as PublishForm } from './schema';

export type { FlowForm, FlowKind, FlowLine, FlowVersionPeople as FlowPeople, FlowView } from './schema';

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

/** One flow with what its draft lacks, and what the rules would refuse of it. */
export const loadFlow = (page: string, flow: string) =>
  body(api.GET('/api/v1/pages/{page}/flows/{flow}', { params: { path: { page, flow } } }));

/** The same without what the checker finds, which takes longer than all the rest. */
export const loadUnchecked = (page: string, flow: string) =>
  body(api.GET('/api/v1/pages/{page}/flows/{flow}', { params: { path: { page, flow }, query: { findings: false } } }));

/** As `loadFlow`, asked anew whenever it is shown. */
export const flowQuery = (page: string, flow: string) =>
  queryOptions({
    queryKey: [...key(page), flow, 'draft'],
    queryFn: () => loadFlow(page, flow),
    staleTime: 0,
    gcTime: 0,
  });

/** What was published of a flow, newest first. */
export const flowVersionsQuery = (page: string, flow: string) =>
  queryOptions({
    queryKey: [...key(page), flow, 'versions'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/flows/{flow}/versions', { params: { path: { page, flow } } })),
  });

/** Where people are inside a flow just now. */
export const flowPeopleQuery = (page: string, flow: string) =>
  queryOptions({
    queryKey: [...key(page), flow, 'people'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/flows/{flow}/people', { params: { path: { page, flow } } })),
    staleTime: 0,
  });

/** What became of the messages of each step within the last days, and who waits there now. */
export const flowCountsQuery = (page: string, flow: string, days: number) =>
  queryOptions({
    queryKey: [...key(page), flow, 'counts', days],
    queryFn: async () =>
      (
        await body(
          api.GET('/api/v1/pages/{page}/flows/{flow}/counts', { params: { path: { page, flow }, query: { days } } }),
        )
      ).steps,
  });

/** One published version, which never changes. */
export const flowVersionQuery = (page: string, flow: string, version: number) =>
  queryOptions({
    queryKey: [...key(page), flow, 'versions', version],
    queryFn: () =>
      body(
        api.GET('/api/v1/pages/{page}/flows/{flow}/versions/{version}', {
          params: { path: { page, flow, version: String(version) } },
        }),
      ),
    staleTime: Infinity,
  });

/** Saves a draft over the revision that its author started from; a `Problem` of status 409 if it is no longer that. */
export const saveFlow = (
  page: string,
  { id, kind }: FlowLine,
  revision: number,
  { name, document }: { name: string; document: object },
) =>
  body(
    api.PUT('/api/v1/pages/{page}/flows/{flow}', {
      params: { path: { page, flow: id } },
      body: { revision, name, kind, document: document as FlowSaveForm['document'] },
    }),
  );

/** What is wrong with a document that has not been saved. */
export const checkFlow = (page: string, { id, name, kind }: FlowLine, document: object) =>
  body(
    api.POST('/api/v1/pages/{page}/flows/{flow}/check', {
      params: { path: { page, flow: id } },
      body: { name, kind, document: document as FlowSaveForm['document'] },
    }),
  );

/** What comes of a flow for one person. Nothing is kept, so the same form may be asked again and again. */
export const trialQuery = (page: string, flow: string, form: FlowTrialForm) =>
  queryOptions({
    queryKey: [...key(page), flow, 'trial', form],
    queryFn: () =>
      body(api.POST('/api/v1/pages/{page}/flows/{flow}/trial', { params: { path: { page, flow } }, body: form })),
    staleTime: Infinity,
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
    duplicate: async (id: string, name: string) => {
      const { flow } = await body(
        api.POST('/api/v1/pages/{page}/flows/{flow}/duplicate', { ...at(id), body: { name } }),
      );
      await renewed();
      return flow;
    },
    rename: async ({ id, revision, kind }: FlowLine, name: string) => {
      const { document } = await body(api.GET('/api/v1/pages/{page}/flows/{flow}', at(id)));
      await api.PUT('/api/v1/pages/{page}/flows/{flow}', { ...at(id), body: { revision, name, kind, document } });
      await renewed();
    },
    /** `acknowledged` are the ids of the findings that the author has seen and publishes in spite of. */
    publish: async ({ id, revision }: FlowLine, how: Omit<PublishForm, 'revision'> = {}) => {
      const published = await body(
        api.POST('/api/v1/pages/{page}/flows/{flow}/publish', { ...at(id), body: { revision, ...how } }),
      );
      await client.invalidateQueries({ queryKey: key(page) });
      return published;
    },
    /** An empty name takes the flow out of its folder. */
    file: async (flow: string, folder: string) => {
      await api.PUT('/api/v1/pages/{page}/flows/{flow}/folder', {
        ...at(flow),
        body: folder === '' ? {} : { folder },
      });
      await renewed();
    },
    remove: async (flow: string) => {
      await api.DELETE('/api/v1/pages/{page}/flows/{flow}', at(flow));
      await renewed();
    },
    exported: (flow: string): Promise<FlowForm> => body(api.GET('/api/v1/pages/{page}/flows/{flow}/export', at(flow))),
  };
}
