import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { Condition, SegmentForm, SegmentView } from './schema';

export type {
  Condition,
  ConditionComparison,
  ConsentMoment,
  ConsentStatus,
  FieldValue,
  SegmentForm,
  SegmentView,
  Span,
} from './schema';

const key = (page: string) => ['pages', page, 'segments'] as const;

export const segmentsQuery = (page: string) =>
  queryOptions({
    queryKey: key(page),
    queryFn: () => body(api.GET('/api/v1/pages/{page}/segments', { params: { path: { page } } })),
  });

export const segmentQuery = (page: string, segment: string) =>
  queryOptions({
    queryKey: [...key(page), segment],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/segments/{segment}', { params: { path: { page, segment } } })),
  });

/** How many people a condition holds of: at once, and if that is only about right, exactly after a while. */
export const crowdQuery = (page: string, condition: Condition, patient: boolean) =>
  queryOptions({
    queryKey: ['pages', page, 'crowd', condition, patient],
    queryFn: () =>
      body(api.POST('/api/v1/pages/{page}/crowd/count', { params: { path: { page } }, body: { condition, patient } })),
    retry: false,
  });

export const sampleQuery = (page: string, condition: Condition) =>
  queryOptions({
    queryKey: ['pages', page, 'crowd-sample', condition],
    queryFn: () =>
      body(api.POST('/api/v1/pages/{page}/crowd/sample', { params: { path: { page } }, body: { condition } })),
    retry: false,
  });

/** What can be done to segments. Each leaves the lists as the server has them afterwards. */
export function useSegmentChanges(page: string) {
  const client = useQueryClient();
  const at = (segment: string) => ({ params: { path: { page, segment } } });
  const known = async (view: SegmentView) => {
    client.setQueryData(segmentQuery(page, view.id).queryKey, view);
    await client.invalidateQueries({ queryKey: key(page), exact: true });
    return view;
  };
  return {
    create: async (form: SegmentForm) =>
      known(await body(api.POST('/api/v1/pages/{page}/segments', { params: { path: { page } }, body: form }))),
    change: async (segment: string, form: SegmentForm) =>
      known(await body(api.PUT('/api/v1/pages/{page}/segments/{segment}', { ...at(segment), body: form }))),
    remove: async (segment: string) => {
      await api.DELETE('/api/v1/pages/{page}/segments/{segment}', at(segment));
      await client.invalidateQueries({ queryKey: key(page), exact: true });
    },
  };
}
