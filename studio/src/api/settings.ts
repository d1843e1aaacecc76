import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { pageDraftQuery, pageQuery } from './pages';
import { sessionQuery } from './session';
import type { KeyForm, PageForm } from './schema';

export type { ApiKey, ConnectionView, PageForm, RulePack, RulePackPackView, RulePackReportReportView } from './schema';

/** Everything below the workspace changes with it; `client.ts` names it in each request. */
export const workspaceQuery = (workspace: number) =>
  queryOptions({ queryKey: ['workspace', workspace], queryFn: () => body(api.GET('/api/v1/workspace')) });

export const keysQuery = (workspace: number) =>
  queryOptions({ queryKey: ['workspace', workspace, 'keys'], queryFn: () => body(api.GET('/api/v1/keys')) });

/** All dated sets of Meta's rules, oldest first. */
export const rulePacksQuery = queryOptions({
  queryKey: ['rule-packs'],
  queryFn: () => body(api.GET('/api/v1/rule-packs')),
  staleTime: Infinity,
});

/** What going over to that pack would do to the page's consents. On a large page it takes a while. */
export const rulePackReportQuery = (page: string, pack: string) =>
  queryOptions({
    queryKey: ['pages', page, 'rule-pack-report', pack],
    queryFn: () =>
      body(api.GET('/api/v1/pages/{page}/rule-pack-report', { params: { path: { page }, query: { pack } } })),
    staleTime: 0,
    gcTime: 0,
  });

/** Whether Meta takes the page's access and tells us what people do. Meta is asked. */
export const connectionQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'connection'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/connection', { params: { path: { page } } })),
    staleTime: 30_000,
  });

/** What can be done to a page. Each leaves the page as the server has it afterwards. */
export function usePageChanges(page: string) {
  const client = useQueryClient();
  const path = { params: { path: { page } } };
  const known = async <T>(answer: Promise<{ data?: T }>) => {
    const next = await body(answer);
    client.setQueryData(pageQuery(page).queryKey, next as never);
    client.setQueryData(pageDraftQuery(page).queryKey, next as never);
    return next;
  };
  return {
    change: async (form: PageForm) => {
      const next = await known(api.PUT('/api/v1/pages/{page}', { ...path, body: form }));
      // Everywhere else the page is called, and told the time by, what the session says of it.
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      return next;
    },
    hold: (paused: boolean) => known(api.PUT('/api/v1/pages/{page}/brake', { ...path, body: { paused } })),
    lift: () => known(api.POST('/api/v1/pages/{page}/lift-restriction', path)),
    changeToken: async (accessToken: string) => {
      await known(api.PUT('/api/v1/pages/{page}/access-token', { ...path, body: { accessToken } }));
      await client.invalidateQueries({ queryKey: connectionQuery(page).queryKey });
    },
    subscribe: async () => {
      const next = await body(api.POST('/api/v1/pages/{page}/connection/subscribe', path));
      client.setQueryData(connectionQuery(page).queryKey, next);
    },
  };
}

/** Since when the page has a secret that signs what it calls, and until when the one before signs as well. */
export const webhookSecretQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'webhook-secret'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/webhook-secret', { params: { path: { page } } })),
  });

/** Makes a new secret and gives it, which the server does this once. */
export function useNewWebhookSecret(page: string) {
  const client = useQueryClient();
  return async () => {
    const { secret } = await body(api.POST('/api/v1/pages/{page}/webhook-secret', { params: { path: { page } } }));
    await client.invalidateQueries({ queryKey: webhookSecretQuery(page).queryKey });
    return secret;
  };
}

/** Gives a workspace another name, which everybody in it sees. */
export function useWorkspaceName(workspace: number) {
  const client = useQueryClient();
  return async (name: string) => {
    const next = await body(api.PUT('/api/v1/workspace', { body: { name } }));
    client.setQueryData(workspaceQuery(workspace).queryKey, next);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
}

/** The brake of every page of a workspace. */
export function useWorkspaceBrake(workspace: number) {
  const client = useQueryClient();
  return async (paused: boolean) => {
    const next = await body(api.PUT('/api/v1/workspace/brake', { body: { paused } }));
    client.setQueryData(workspaceQuery(workspace).queryKey, next);
  };
}

export function useKeyChanges(workspace: number) {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: keysQuery(workspace).queryKey });
  return {
    /** The key itself, which the server tells this once. */
    create: async (form: KeyForm) => {
      const { key } = await body(api.POST('/api/v1/keys', { body: form }));
      await again();
      return key;
    },
    revoke: async (key: string) => {
      await api.DELETE('/api/v1/keys/{key}', { params: { path: { key } } });
      await again();
    },
  };
}
