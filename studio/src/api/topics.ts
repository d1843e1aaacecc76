import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { TopicForm, TopicView } from './schema';
import { unlessTold } from './watching';

export type { CallToAction, Frequency, Topic, TopicForm, TopicView } from './schema';

const key = (page: string) => ['pages', page, 'topics'] as const;

export const topicsQuery = (page: string) =>
  queryOptions({
    queryKey: key(page),
    queryFn: () => body(api.GET('/api/v1/pages/{page}/topics', { params: { path: { page } } })),
  });

export const topicQuery = (page: string, topic: string) =>
  queryOptions({
    queryKey: [...key(page), topic],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/topics/{topic}', { params: { path: { page, topic } } })),
  });

/** How many people stand how on each topic: topic, then status, then people. A topic nobody answered is absent. */
export const consentCountsQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'consent-counts'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/consents/counts', { params: { path: { page } } })),
    refetchInterval: unlessTold(15_000),
  });

/** How many people came how far with their consents to a topic. To count a million takes a while: not with every change. */
export const consentFunnelQuery = (page: string, topic: string) =>
  queryOptions({
    queryKey: ['pages', page, 'consent-funnels', topic],
    queryFn: () =>
      body(api.GET('/api/v1/pages/{page}/topics/{topic}/consent-funnel', { params: { path: { page, topic } } })),
    refetchInterval: 30_000,
  });

/** What can be done to topics. Each leaves the lists as the server has them afterwards. */
export function useTopicChanges(page: string) {
  const client = useQueryClient();
  const known = async (view: TopicView) => {
    client.setQueryData(topicQuery(page, view.topic.id).queryKey, view);
    await client.invalidateQueries({ queryKey: key(page), exact: true });
    return view;
  };
  return {
    create: async (form: TopicForm) =>
      known(await body(api.POST('/api/v1/pages/{page}/topics', { params: { path: { page } }, body: form }))),
    change: async (topic: string, form: TopicForm) =>
      known(
        await body(api.PUT('/api/v1/pages/{page}/topics/{topic}', { params: { path: { page, topic } }, body: form })),
      ),
    hold: async (topic: string, paused: boolean) =>
      known(
        await body(
          api.PUT('/api/v1/pages/{page}/topics/{topic}/brake', { params: { path: { page, topic } }, body: { paused } }),
        ),
      ),
    remove: async (topic: string) => {
      await api.DELETE('/api/v1/pages/{page}/topics/{topic}', { params: { path: { page, topic } } });
      await client.invalidateQueries({ queryKey: key(page), exact: true });
    },
  };
}
