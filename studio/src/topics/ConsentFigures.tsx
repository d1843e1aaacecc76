import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { consentFunnelQuery } from '../api/topics';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Chart, type Tone } from '../ui/Chart';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';

/** In the order in which people come to them; where their consents stand now are parts of those who agreed. */
const STAGES = [
  { key: 'asked', tone: 'plain', part: false },
  { key: 'agreed', tone: 'all', part: false },
  { key: 'active', tone: 'good', part: true },
  { key: 'stopped', tone: 'held', part: true },
  { key: 'lapsed', tone: 'plain', part: true },
  { key: 'revoked', tone: 'bad', part: true },
  { key: 'renewed', tone: 'better', part: false },
] as const satisfies readonly { key: string; tone: Tone; part: boolean }[];

/** How far people come with their consents to the topic, from being asked to agreeing once more. */
export function ConsentFigures({ topic }: { topic: string }) {
  const text = useText();
  const mayRead = useMay('contacts-read');
  const funnel = useQuery({ ...consentFunnelQuery(usePageId(), topic), enabled: mayRead });
  if (!mayRead) return null;
  return (
    <Sheet>
      {funnel.isPending && <Loading rows={7} height={28} />}
      {funnel.isError && <Text c="dimmed">{funnel.error.message}</Text>}
      {funnel.data && (
        <Chart
          title={text('topics.funnel.title')}
          hint={
            <Text c="dimmed" size="sm">
              {text('topics.funnel.hint')}
            </Text>
          }
          of={text('topics.funnel.of')}
          series={[{ key: 'people', label: text('topics.funnel.people'), tone: 'all' }]}
          rows={STAGES.map(({ key, ...look }) => ({
            key,
            label: text(`topics.funnel.${key}`),
            values: [funnel.data[key]],
            ...look,
          }))}
        />
      )}
    </Sheet>
  );
}
