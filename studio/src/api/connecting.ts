import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { AppForm, PageConnectionForm } from './schema';
import { sessionQuery } from './session';

/** The apps at Meta that a workspace knows; their secrets never come back. */
export const appsQuery = (workspace: number) =>
  queryOptions({ queryKey: ['workspace', workspace, 'apps'], queryFn: () => body(api.GET('/api/v1/apps')) });

/** What connects a page. Afterwards the session knows of the page. */
export function useConnecting(workspace: number) {
  const client = useQueryClient();
  return {
    addApp: async (form: AppForm) => {
      const { id } = await body(api.POST('/api/v1/apps', { body: form }));
      await client.invalidateQueries({ queryKey: appsQuery(workspace).queryKey });
      return id;
    },
    connect: async (form: PageConnectionForm) => {
      const { id } = await body(api.POST('/api/v1/pages', { body: form }));
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      return id;
    },
  };
}
