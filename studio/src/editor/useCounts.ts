import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { flowCountsQuery } from '../api/flows';
import type { FlowCountStepLine } from '../api/schema';
import { usePageId } from '../app/place';
import type { StepId } from './model/document';

/** Over how many days steps can be counted. */
export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

const KEPT = 'rytm.flowCounts';
const NONE: Readonly<Record<StepId, FlowCountStepLine>> = {};

/** Counts of the steps, when they are wanted; whether they are is remembered in this browser. */
export interface Counts {
  readonly period: Period | null;
  readonly over: (period: Period | null) => void;
  readonly steps: Readonly<Record<StepId, FlowCountStepLine>>;
  readonly failure: Error | null;
}

export function useCounts(flow: string): Counts {
  const [period, setPeriod] = useState(kept);
  const page = usePageId();
  const counted = useQuery({ ...flowCountsQuery(page, flow, period ?? 0), enabled: period !== null });
  const { data, error } = counted;
  return useMemo(
    () => ({
      period,
      over: (next: Period | null) => {
        localStorage.setItem(KEPT, String(next ?? ''));
        setPeriod(next);
      },
      steps: period === null || data === undefined ? NONE : Object.fromEntries(data.map((line) => [line.step, line])),
      failure: period === null ? null : error,
    }),
    [period, data, error],
  );
}

function kept(): Period | null {
  const days = Number(localStorage.getItem(KEPT));
  return PERIODS.find((period) => period === days) ?? null;
}
