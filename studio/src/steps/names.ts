import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { flowsQuery } from '../api/flows';
import type { DayOfWeek, FieldValue } from '../api/schema';
import { sequencesQuery } from '../api/sequences';
import { topicsQuery } from '../api/topics';
import { dayName, DAYS } from '../app/days';
import { usePageId } from '../app/place';
import { useShown } from '../contacts/FieldsPart';

/** Names of what a step refers to; three dots for what nobody has chosen or what is gone. */
export interface Names {
  readonly topic: (id: string) => string;
  readonly sequence: (id: string) => string;
  readonly flow: (id: string) => string;
}

/** Values and days as people write them. */
export interface Written {
  readonly value: (value: FieldValue) => string;
  readonly days: (days: readonly DayOfWeek[]) => string;
}

const UNKNOWN = '…';

export function useNames(): Names {
  const page = usePageId();
  const topics = useQuery(topicsQuery(page)).data;
  const sequences = useQuery(sequencesQuery(page)).data;
  const flows = useQuery(flowsQuery(page)).data;
  return useMemo(
    () => ({
      topic: (id) => topics?.find(({ topic }) => topic.id === id)?.topic.name ?? UNKNOWN,
      sequence: (id) => sequences?.find(({ sequence }) => sequence.id === id)?.sequence.name ?? UNKNOWN,
      flow: (id) => flows?.find((flow) => flow.id === id)?.name ?? UNKNOWN,
    }),
    [topics, sequences, flows],
  );
}

export function useWritten(): Written {
  const value = useShown();
  return useMemo(
    () => ({
      value,
      days: (days) =>
        DAYS.filter((day) => days.includes(day))
          .map((day) => dayName(day))
          .join(', '),
    }),
    [value],
  );
}
