import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { ImportPlan } from './schema';
import { unlessTold } from './watching';

export type { FieldType, ImportFaultView, ImportPlan, ImportPlanColumn, ImportView, Preview } from './schema';

const key = (page: string) => ['pages', page, 'imports'] as const;
const watched = unlessTold(1_000);

/** How much of a file goes in one request; the server takes a mebibyte of JSON. */
const PART = 200_000;

export const importsQuery = (page: string) =>
  queryOptions({
    queryKey: key(page),
    queryFn: async () => (await body(api.GET('/api/v1/pages/{page}/imports', { params: { path: { page } } }))).imports,
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === 'RUNNING') ? watched() : false),
  });

export const importQuery = (page: string, id: string) =>
  queryOptions({
    queryKey: [...key(page), id],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/imports/{file}', { params: { path: { page, file: id } } })),
    refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? watched() : false),
  });

export const previewQuery = (page: string, id: string, separator: string | null) =>
  queryOptions({
    queryKey: [...key(page), id, 'preview', separator],
    queryFn: () =>
      body(
        api.GET('/api/v1/pages/{page}/imports/{file}/preview', {
          params: { path: { page, file: id }, query: separator === null ? {} : { separator } },
        }),
      ),
  });

export const faultsQuery = (page: string, id: string, faulty: number) =>
  queryOptions({
    queryKey: [...key(page), id, 'faults', faulty],
    queryFn: () =>
      body(
        api.GET('/api/v1/pages/{page}/imports/{file}/faults', {
          params: { path: { page, file: id }, query: { limit: 200 } },
        }),
      ),
  });

/** What can be done to imports. */
export function useImportChanges(page: string) {
  const client = useQueryClient();
  const at = (id: string) => ({ params: { path: { page, file: id } } });
  const renew = () => client.invalidateQueries({ queryKey: key(page) });
  return {
    /** Sends a file's text in parts; `sent` hears how much of it is there, from 0 to 1. */
    upload: async (name: string, text: string, sent: (share: number) => void) => {
      const made = await body(
        api.POST('/api/v1/pages/{page}/imports', { params: { path: { page } }, body: { name: name.slice(0, 255) } }),
      );
      const parts = partsOf(text);
      for (const [number, part] of parts.entries()) {
        await api.POST('/api/v1/pages/{page}/imports/{file}/parts', {
          ...at(made.id),
          body: { number, text: part },
        });
        sent((number + 1) / parts.length);
      }
      await renew();
      return made.id;
    },
    start: async (id: string, plan: ImportPlan) => {
      const started = await body(api.POST('/api/v1/pages/{page}/imports/{file}/start', { ...at(id), body: plan }));
      client.setQueryData(importQuery(page, id).queryKey, started);
      await renew();
    },
    cancel: async (id: string) => {
      await api.DELETE('/api/v1/pages/{page}/imports/{file}', at(id));
      await renew();
    },
  };
}

/** Pieces of a text; no character of two halves is divided. */
export function partsOf(text: string, size = PART): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    let until = Math.min(from + size, text.length);
    const last = text.charCodeAt(until - 1);
    if (until < text.length && last >= 0xd800 && last < 0xdc00) until -= 1;
    parts.push(text.slice(from, until));
    from = until;
  }
  return parts;
}
