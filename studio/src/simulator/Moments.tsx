import {
  IconArrowRight,
  IconBellRinging,
  IconHandStop,
  IconHeartHandshake,
  IconMessage,
  type TablerIcon,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { TimelineMoment } from '../api/contacts';
import { flowsQuery } from '../api/flows';
import { sequencesQuery } from '../api/sequences';
import { topicsQuery } from '../api/topics';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';

const ICONS: Readonly<Record<string, TablerIcon>> = { decision: IconArrowRight, consent: IconHeartHandshake };

/** The person's story, newest first, each line with what it is about. */
export function Moments({ moments }: { moments: readonly TimelineMoment[] }) {
  const { dateTime } = useMoments();
  const named = useNames();
  return (
    <ol>
      {moments.map((moment, index) => {
        const Icon = iconOf(moment);
        return (
          <li key={`${moment.at} ${moment.kind} ${index}`} data-about={moment.about} data-kind={moment.kind}>
            <Icon size={18} stroke={1.7} aria-hidden="true" />
            <div>
              <p>{moment.sentence}</p>
              <small>{[dateTime(moment.at), ...named(moment)].join(' · ')}</small>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function iconOf(moment: TimelineMoment): TablerIcon {
  if (moment.about === 'send') {
    return moment.kind === 'REFUSED' ? IconHandStop : moment.parameters['topic'] ? IconBellRinging : IconMessage;
  }
  return ICONS[moment.about] ?? IconArrowRight;
}

/** What the ids of a line are called. Whatever has no name any more is left out, and what the sentence says already. */
function useNames(): (moment: TimelineMoment) => string[] {
  const page = usePageId();
  const mayRead = useMay('content-read');
  const topics = useQuery({ ...topicsQuery(page), enabled: mayRead });
  const flows = useQuery({ ...flowsQuery(page), enabled: mayRead });
  const sequences = useQuery({ ...sequencesQuery(page), enabled: mayRead });
  const names = new Map<string, string>([
    ...(topics.data ?? []).map(({ topic }) => [topic.id, topic.name] as const),
    ...(flows.data ?? []).map((flow) => [flow.id, flow.name] as const),
    ...(sequences.data ?? []).map(({ sequence }) => [sequence.id, sequence.name] as const),
  ]);
  return ({ sentence, parameters: { tag, field, sequence, topic, flow } }) =>
    [tag, field, names.get(sequence ?? ''), names.get(topic ?? ''), names.get(flow ?? '')]
      .filter((name) => name !== undefined)
      .filter((name) => !sentence.includes(name));
}
