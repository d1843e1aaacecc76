import { Text, Title, VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type Entrances, entrancesQuery } from '../api/entrances';
import { flowsQuery } from '../api/flows';
import { pageQuery } from '../api/pages';
import { sequencesQuery } from '../api/sequences';
import { consentCountsQuery, topicsQuery } from '../api/topics';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { TextLink } from '../ui/links';
import { Sheet } from '../ui/Sheet';
import classes from './home.module.css';

type Step = 'page' | 'topic' | 'flow' | 'sequence' | 'entrance' | 'consent';

/** Where a step that is not done yet is taken; some are taken by others than the reader. */
const PLACES: Partial<Record<Step, string>> = {
  topic: '/pages/$page/content/topics/new',
  flow: '/pages/$page/content/flows',
  sequence: '/pages/$page/content/sequences/new',
  entrance: '/pages/$page/content/entrances',
};

/** What is still missing before the first notification can go out. Gone as soon as nothing is. */
export function SetUp({ steps }: { steps: readonly SetUpStep[] }) {
  const text = useText();
  if (steps.every(([, done]) => done)) return null;
  return (
    <Sheet>
      <Title order={2} size="h4">
        {text('home.setUp.title')}
      </Title>
      <Text c="dimmed">
        {text('home.setUp.hint', { done: steps.filter(([, done]) => done).length, all: steps.length })}
      </Text>
      <ol className={classes.steps}>
        {steps.map(([step, done]) => (
          <Line key={step} step={step} done={done} />
        ))}
      </ol>
    </Sheet>
  );
}

/** A step and whether it is done. */
export type SetUpStep = readonly [Step, boolean];

/** All steps, none for those whose role does not see them, and null until it is known how they stand. */
export function useSetUp(): readonly SetUpStep[] | null {
  const page = usePageId();
  const mayRead = useMay('content-read', 'settings-read', 'contacts-read');
  const settings = useQuery({ ...pageQuery(page), enabled: mayRead });
  const topics = useQuery({ ...topicsQuery(page), enabled: mayRead });
  const flows = useQuery({ ...flowsQuery(page), enabled: mayRead });
  const sequences = useQuery({ ...sequencesQuery(page), enabled: mayRead });
  const entrances = useQuery({ ...entrancesQuery(page), enabled: mayRead });
  const counts = useQuery({ ...consentCountsQuery(page), enabled: mayRead });
  if (!mayRead || [settings, topics, flows, sequences, entrances, counts].some((one) => one.isError)) return [];
  if (!settings.data || !topics.data || !flows.data || !sequences.data || !entrances.data || !counts.data) return null;
  const asked = Object.keys(counts.data).length > 0;
  return [
    ['page', settings.data.connected && settings.data.restriction === 'NONE'],
    ['topic', topics.data.length > 0],
    ['flow', flows.data.some((flow) => flow.kind === 'FLOW' && flow.publishedVersion !== undefined)],
    ['sequence', sequences.data.length > 0],
    // Whoever is asked by a program of the owner's comes in without one.
    ['entrance', asked || leadsIn(entrances.data)],
    ['consent', asked],
  ];
}

function leadsIn({ defaultReply, keywords, referrals }: Entrances): boolean {
  return defaultReply !== undefined || Object.keys(keywords).length + Object.keys(referrals).length > 0;
}

function Line({ step, done }: { step: Step; done: boolean }) {
  const text = useText();
  const page = usePageId();
  const to = PLACES[step];
  const Icon = done ? IconCircleCheckFilled : IconCircle;
  return (
    <li className={classes.step} data-done={done || undefined}>
      <Icon size={22} aria-hidden="true" />
      <div>
        <Text fw={550} component="p">
          {to !== undefined && !done ? (
            <TextLink to={to} params={{ page }}>
              {text(`home.setUp.${step}.title`)}
            </TextLink>
          ) : (
            text(`home.setUp.${step}.title`)
          )}
          {done && <VisuallyHidden> {text('home.setUp.done')}</VisuallyHidden>}
        </Text>
        {!done && (
          <Text c="dimmed" component="p">
            {text(`home.setUp.${step}.hint`)}
          </Text>
        )}
      </div>
    </li>
  );
}
