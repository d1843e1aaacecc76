import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { Role } from './schema';

export type { AuditLine, MemberLine, OneTimeLinkInvitation, Role } from './schema';

/** From most to least rights. */
export const ROLES: readonly Role[] = ['OWNER', 'ADMIN', 'EDITOR', 'SENDER', 'ANALYST', 'VIEWER'];

export const membersQuery = (workspace: number) =>
  queryOptions({ queryKey: ['workspace', workspace, 'members'], queryFn: () => body(api.GET('/api/v1/members')) });

export const invitationsQuery = (workspace: number) =>
  queryOptions({
    queryKey: ['workspace', workspace, 'invitations'],
    queryFn: () => body(api.GET('/api/v1/invitations')),
  });

/** Who changed what, newest first, a piece at a time. */
export const auditQuery = (workspace: number) =>
  infiniteQueryOptions({
    queryKey: ['workspace', workspace, 'audit'],
    queryFn: ({ pageParam }) =>
      body(api.GET('/api/v1/audit', { params: { query: pageParam === null ? {} : { before: pageParam } } })),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.before ?? null,
  });

export function useMemberChanges(workspace: number) {
  const client = useQueryClient();
  const again = (query: { queryKey: readonly unknown[] }) => client.invalidateQueries({ queryKey: query.queryKey });
  return {
    /** The link by which the guest comes in, which the server tells this once. */
    invite: async (email: string, role: Role) => {
      const { link } = await body(api.POST('/api/v1/invitations', { body: { email, role } }));
      await again(invitationsQuery(workspace));
      return link;
    },
    withdraw: async (invitation: string) => {
      await api.DELETE('/api/v1/invitations/{invitation}', { params: { path: { invitation } } });
      await again(invitationsQuery(workspace));
    },
    changeRole: async (member: string, role: Role) => {
      await api.PUT('/api/v1/members/{member}', { params: { path: { member } }, body: { role } });
      await again(membersQuery(workspace));
    },
    remove: async (member: string) => {
      await api.DELETE('/api/v1/members/{member}', { params: { path: { member } } });
      await again(membersQuery(workspace));
    },
  };
}
