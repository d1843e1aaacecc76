import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import type { SequenceForm, SequenceView } from './schema';
import { unlessTold } from './watching';

export type {
  DayOfWeek,
  Sequence,
  SequenceForm,
  SendReportStepCount as StepCount,
  SequenceStep,
  SequenceView,
} from './schema';

const key = (page: string) => ['pages', page, 'sequences'] as const;

export const sequencesQuery = (page: string) =>
  queryOptions({
    queryKey: key(page),
    queryFn: () => body(api.GET('/api/v1/pages/{page}/sequences', { params: { path: { page } } })),
  });

export const sequenceQuery = (page: string, sequence: string) =>
  queryOptions({
    queryKey: [...key(page), sequence],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/sequences/{sequence}', { params: { path: { page, sequence } } })),
  });

/** What became of each step in the last weeks. */
export const sequenceReportQuery = (page: string, sequence: string) =>
  queryOptions({
    queryKey: ['pages', page, 'sequence-reports', sequence],
    queryFn: () =>
      body(api.GET('/api/v1/pages/{page}/sequences/{sequence}/report', { params: { path: { page, sequence } } })),
    refetchInterval: unlessTold(15_000),
  });

/** What can be done to sequences. Each leaves the lists as the server has them afterwards. */
export function useSequenceChanges(page: string) {
  const client = useQueryClient();
  const at = (sequence: string) => ({ params: { path: { page, sequence } } });
  const known = async (view: SequenceView) => {
    client.setQueryData(sequenceQuery(page, view.sequence.id).queryKey, view);
    await client.invalidateQueries({ queryKey: key(page), exact: true });
    return view;
  };
  return {
    create: async (form: SequenceForm) =>
      known(await body(api.POST('/api/v1/pages/{page}/sequences', { params: { path: { page } }, body: form }))),
    change: async (sequence: string, form: SequenceForm) =>
      known(await body(api.PUT('/api/v1/pages/{page}/sequences/{sequence}', { ...at(sequence), body: form }))),
    hold: async (sequence: string, paused: boolean) =>
      known(
        await body(api.PUT('/api/v1/pages/{page}/sequences/{sequence}/brake', { ...at(sequence), body: { paused } })),
      ),
    remove: async (sequence: string) => {
      await api.DELETE('/api/v1/pages/{page}/sequences/{sequence}', at(sequence));
      await client.invalidateQueries({ queryKey: key(page), exact: true });
    },
  };
}
