import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type {
  LinkUseForm,
  LinkView,
  Member,
  MembershipPageName,
  SessionView,
  SessionViewWorkspaceView,
} from './schema';

export type { LinkView, Role, SessionsSessionLine as SessionLine } from './schema';
export type PageLine = MembershipPageName;
export type WorkspaceLine = SessionViewWorkspaceView;

/** What the server tells members, and only them. */
export interface SignedIn {
  readonly member: Member;
  readonly workspaces: readonly WorkspaceLine[];
  readonly simulator: string | null;
}

/** Nobody, unless the server named a member. */
export function signedIn({ member, workspaces, simulator }: SessionView): SignedIn | null {
  return member && workspaces ? { member, workspaces, simulator } : null;
}

const KEY = ['session'] as const;

/** Who sits before the screen, and what they may see. */
export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: () => body(api.GET('/api/v1/session')),
  staleTime: 60_000,
});

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => body(api.GET('/api/v1/sessions')),
});

/** What the link of that token is good for. */
export const linkQuery = (token: string) =>
  queryOptions({
    queryKey: ['link', token],
    queryFn: (): Promise<LinkView> => body(api.POST('/api/v1/links/look', { body: { token } })),
    retry: false,
    staleTime: Infinity,
  });

/** What the way in itself stands on; whoever comes in by it must not lose it on the way. */
const ENTRANCES: readonly unknown[] = [...KEY, 'link', 'demo-entry'];

/** The ways in and out. Each leaves nothing behind of what somebody else saw. */
export function useSigning() {
  const client = useQueryClient();
  const enter = (session: SessionView) => {
    client.setQueryData(KEY, session);
    client.removeQueries({ predicate: (query) => !ENTRANCES.includes(query.queryKey[0]) });
  };
  return {
    signIn: async (email: string, password: string) =>
      enter(await body(api.POST('/api/v1/session', { body: { email, password } }))),
    enterBy: async (link: LinkUseForm) => enter(await body(api.POST('/api/v1/links/use', { body: link }))),
    signOut: async () => {
      await api.DELETE('/api/v1/session');
      enter({ signedIn: false, demoSignIn: false, simulator: null });
      await client.invalidateQueries({ queryKey: KEY });
    },
    signOutEverywhere: async () => {
      await api.DELETE('/api/v1/sessions');
      enter({ signedIn: false, demoSignIn: false, simulator: null });
      await client.invalidateQueries({ queryKey: KEY });
    },
  };
}

/** Begins another workspace, whose owner one is; tells its id. */
export function useNewWorkspace() {
  const client = useQueryClient();
  return async (name: string) => {
    const session = await body(api.POST('/api/v1/session/workspaces', { body: { name } }));
    client.setQueryData(KEY, session);
    return session.workspaces?.at(-1)?.id;
  };
}

/** Proves once more that it is them, and leaves everything on the screen as it is. */
export const proveAgain = (email: string, password: string) =>
  api.POST('/api/v1/session', { body: { email, password } });

export const endSession = (session: string) =>
  api.DELETE('/api/v1/sessions/{session}', { params: { path: { session } } });

export const changeMember = (name: string, language: string) =>
  body(api.PUT('/api/v1/session/member', { body: { name, language } }));

export const changePassword = (old: string, next: string) =>
  api.POST('/api/v1/session/password', { body: { old, new: next } });
