import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import { Problem } from './problem';
import type { Contact } from './schema';

export type { Contact, SendView, TimelineMoment } from './schema';

/** How often somebody who is watched is looked at. */
const WATCHED = 1_500;
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
