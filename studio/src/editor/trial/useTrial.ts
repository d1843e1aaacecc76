import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { trialQuery } from '../../api/flows';
import type { Input } from '../../api/schema';
import { usePageId } from '../../app/place';
import { useEditor } from '../editor';
import { after, ANYBODY, before, begun, formOf, type Run, type Who } from './run';

/** How long nothing is edited until the flow is played again, in milliseconds. */
const PAUSE = 500;

/** Who tries the flow, and what was done so far. It outlives the pane, so that it can be closed to edit a step. */
export interface Trial {
  readonly who: Who;
  readonly choose: (who: Who) => void;
  readonly run: Run | null;
  /** The flow begins for the person; `now` is where the clock stands. */
  readonly begin: (now: string) => void;
  readonly act: (input: Input) => void;
  readonly back: () => void;
  readonly end: () => void;
}

export function useTrial(): Trial {
  const [who, choose] = useState<Who>(ANYBODY);
  const [run, setRun] = useState<Run | null>(null);
  return useMemo(
    () => ({
      who,
      choose,
      run,
      begin: (now: string) => setRun(begun(who, now, newSeed())),
      act: (input: Input) => setRun((last) => last && after(last, input)),
      back: () => setRun((last) => last && before(last)),
      end: () => setRun(null),
    }),
    [who, run],
  );
}

/** Up to 2^32, which JSON numbers hold exactly. */
function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** What comes of it in the flow as it is drawn now. The last answer stays while the next one is on its way. */
export function usePlayed(run: Run | null) {
  const { line, document } = useEditor();
  const page = usePageId();
  const [drawn] = useDebouncedValue(document, PAUSE);
  const form = useMemo(() => formOf(run, drawn), [run, drawn]);
  return useQuery({ ...trialQuery(page, line.id, form), placeholderData: keepPreviousData });
}
