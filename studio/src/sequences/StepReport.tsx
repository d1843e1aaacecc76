import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { flowsQuery } from '../api/flows';
import type { Sequence, StepCount } from '../api/sequences';
import type { Frequency } from '../api/topics';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Chart, type Tone } from '../ui/Chart';
import { Sheet } from '../ui/Sheet';

interface Measure {
  readonly key: Exclude<keyof StepCount, 'step'>;
  readonly tone: Tone;
  /** Told only where it happened, so that the rest adds up to what was due. */
  readonly rare?: boolean;
}

const MEASURES: readonly Measure[] = [
  { key: 'planned', tone: 'all' },
  { key: 'sent', tone: 'good' },
  { key: 'read', tone: 'better' },
  { key: 'tapped', tone: 'best' },
  { key: 'refused', tone: 'held' },
  { key: 'failed', tone: 'bad', rare: true },
  { key: 'unknown', tone: 'plain', rare: true },
];

/** How far the server looks back unless it is told otherwise. */
const DAYS = 28;

/** What became of each turn that came lately, turn beside turn. Nothing while none came. */
export function StepReport(props: { sequence: Sequence; frequency: Frequency; counts: readonly StepCount[] }) {
  const { sequence, frequency, counts } = props;
  const text = useText();
  const flows = useQuery(flowsQuery(usePageId()));
  if (counts.length === 0) return null;
  const measures = MEASURES.filter(({ key, rare }) => rare !== true || counts.some((count) => count[key] > 0));
  const rows = sequence.steps.map((step, index) => {
    const count = counts.find((one) => one.step === step.id);
    const turn = text(`sequences.turn.${frequency}`, { number: index + 1 });
    const flow = flows.data?.find((one) => one.id === step.flow)?.name ?? '…';
    return {
      key: step.id,
      label: text('sequences.report.step', { turn, flow }),
      values: measures.map(({ key }) => count?.[key] ?? 0),
    };
  });
  return (
    <Sheet>
      <Chart
        title={text('sequences.report.title')}
        hint={
          <Text c="dimmed" size="sm">
            {text('sequences.report.hint', { days: DAYS })}
          </Text>
        }
        of={text('sequences.report.of')}
        series={measures.map(({ key, tone }) => ({ key, tone, label: text(`sequences.report.${key}`) }))}
        rows={rows}
      />
    </Sheet>
  );
}
