import { infiniteQueryOptions, queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { Problem } from './problem';
import type { Contact, Edit } from './schema';
import { unlessTold } from './watching';

export type { Contact, ContactLine, Edit, FieldValue, SendView, TimelineMoment } from './schema';

/** How often somebody who is watched is looked at where nothing tells of changes. */
const WATCHED = unlessTold(1_500);
const LINES = 60;

/** A person as the page knows them; null while it does not, since they never wrote. */
export const watchedContactQuery = (page: string, contact: string) =>
  queryOptions({
    queryKey: ['pages', page, 'contacts', contact, 'watched'],
    queryFn: async (): Promise<Contact | null> => {
      try {
        return await body(api.GET('/api/v1/pages/{page}/contacts/{contact}', { params: { path: { page, contact } } }));
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 404) return null;
        throw failure;
      }
    },
    refetchInterval: WATCHED,
  });

/** What was decided about a person and sent to them, newest first. */
export const watchedTimelineQuery = (page: string, contact: string) =>
  queryOptions({
    queryKey: ['pages', page, 'contacts', contact, 'watched-timeline'],
    queryFn: () =>
      body(
        api.GET('/api/v1/pages/{page}/contacts/{contact}/timeline', {
          params: { path: { page, contact }, query: { limit: LINES } },
        }),
      ),
    refetchInterval: WATCHED,
  });

export const watchedSendsQuery = (page: string, contact: string) =>
  queryOptions({
    queryKey: ['pages', page, 'contacts', contact, 'watched-sends'],
    queryFn: () =>
      body(api.GET('/api/v1/pages/{page}/sends', { params: { path: { page }, query: { contact, limit: LINES } } })),
    refetchInterval: WATCHED,
  });

/** Who is wanted in a list; what is absent does not matter. */
export interface ContactFilter {
  readonly search?: string;
  readonly tag?: string;
  readonly topic?: string;
  readonly status?: string;
  readonly sequence?: string;
  readonly segment?: string;
  /** Only whom the team has. */
  readonly handedOver?: true;
  readonly order?: 'ACTIVITY' | 'NAME';
}

/** The people of a page, a screenful at a time. */
export const contactsQuery = (page: string, filter: ContactFilter) =>
  infiniteQueryOptions({
    queryKey: ['pages', page, 'contacts', 'list', filter],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/pages/{page}/contacts', {
          params: { path: { page }, query: { ...filter, ...(pageParam !== '' && { after: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.after ?? null,
  });

/** Whether the file of such a list would be given; whoever sits there may have to prove first that it is them. */
export const askForExport = (page: string) =>
  api.POST('/api/v1/pages/{page}/contacts-export', { params: { path: { page } } });

/** Where that file is. */
export function exportAddress(page: string, filter: ContactFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter)
      .map(([name, value]) => [name, String(value)])
      .filter(([, value]) => value !== ''),
  );
  return `/api/v1/pages/${encodeURIComponent(page)}/contacts-export?${query.toString()}`;
}

/** The same of everything that is held of one person. */
export const askForPerson = (page: string, contact: string) =>
  api.POST('/api/v1/pages/{page}/contacts/{contact}/export', { params: { path: { page, contact } } });

/** Where that file is. */
export const personAddress = (page: string, contact: string) =>
  `/api/v1/pages/${encodeURIComponent(page)}/contacts/${encodeURIComponent(contact)}/export`;

export const contactQuery = (page: string, contact: string) =>
  queryOptions({
    queryKey: ['pages', page, 'contacts', contact],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/contacts/{contact}', { params: { path: { page, contact } } })),
  });

/** Everything that happened to a person, newest first. */
export const timelineQuery = (page: string, contact: string) =>
  infiniteQueryOptions({
    queryKey: ['pages', page, 'contacts', contact, 'timeline'],
    queryFn: ({ pageParam }) =>
      body(
        api.GET('/api/v1/pages/{page}/contacts/{contact}/timeline', {
          params: { path: { page, contact }, query: { limit: 50, ...(pageParam !== '' && { before: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.before ?? null,
  });

/** Whether a notification on a topic may go to a person now, and if not, why and when. */
export const maySendQuery = (page: string, contact: string, topic: string) =>
  queryOptions({
    queryKey: ['pages', page, 'contacts', contact, 'may-send', topic],
    queryFn: () =>
      body(
        api.GET('/api/v1/pages/{page}/contacts/{contact}/may-send', {
          params: { path: { page, contact }, query: { kind: 'NOTIFICATION', topic } },
        }),
      ),
  });

/** How long a decision may take until it is looked for again. */
const DECIDED = 700;

/** An edit is accepted at once and decided soon after; then the person is read anew. */
export function useContactEdits(page: string, contact: string) {
  const client = useQueryClient();
  return async (edit: Edit) => {
    await api.POST('/api/v1/pages/{page}/contacts/{contact}/edits', {
      params: { path: { page, contact } },
      body: edit,
    });
    await new Promise((resolve) => setTimeout(resolve, DECIDED));
    await client.invalidateQueries({ queryKey: ['pages', page, 'contacts', contact] });
  };
}
