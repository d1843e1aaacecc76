import { useQuery } from '@tanstack/react-query';
import { type FlowKind, flowsQuery } from '../api/flows';
import { sequencesQuery } from '../api/sequences';
import { topicsQuery } from '../api/topics';
import type { Taken } from '../ui/NameField';
import { usePageId } from './place';
import { useText } from './text';

/** What the other things of a kind are called on the page; `self` is the one that is being named, unless it is new. */
export function useTakenNames(kind: FlowKind | 'topic' | 'sequence', self?: string): Taken {
  const text = useText();
  const page = usePageId();
  const isFlow = kind === 'FLOW' || kind === 'SUBFLOW';
  const flows = useQuery({ ...flowsQuery(page), enabled: isFlow }).data ?? [];
  const topics = useQuery({ ...topicsQuery(page), enabled: kind === 'topic' }).data ?? [];
  const sequences = useQuery({ ...sequencesQuery(page), enabled: kind === 'sequence' }).data ?? [];
  const all = {
    FLOW: flows.filter((flow) => flow.kind === kind),
    SUBFLOW: flows.filter((flow) => flow.kind === kind),
    topic: topics.map(({ topic }) => topic),
    sequence: sequences.map(({ sequence }) => sequence),
  };
  const others = all[kind].filter(({ id }) => id !== self);
  return { names: others.map(({ name }) => name), sentence: text(`app.taken.${kind}`) };
}
