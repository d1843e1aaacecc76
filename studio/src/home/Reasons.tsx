import { Text, Title } from '@mantine/core';
import type { AccountSum } from '../api/today';
import { useText } from '../app/text';
import { Chart } from '../ui/Chart';
import { Sheet } from '../ui/Sheet';

/** Why what did not go out did not: one line for each cause, the most frequent first. */
export function Reasons({ sums }: { sums: readonly AccountSum[] }) {
  const text = useText();
  const reasons = bySentence(sums);
  return (
    <Sheet>
      {reasons.length === 0 ? (
        <>
          <Title order={2} size="h4">
            {text('home.why')}
          </Title>
          <Text c="dimmed" mt="xs">
            {text('home.nothingRefused')}
          </Text>
        </>
      ) : (
        <Chart
          title={text('home.why')}
          of={text('home.cause')}
          series={[{ key: 'sends', label: text('home.sends'), tone: 'held' }]}
          rows={reasons.map(([sentence, sends]) => ({ key: sentence, label: sentence, values: [sends] }))}
        />
      )}
    </Sheet>
  );
}

/** The server words the causes; what it words alike is one cause to the reader. */
export function bySentence(sums: readonly AccountSum[]): [string, number][] {
  const found = new Map<string, number>();
  for (const { sentence, sends } of sums.flatMap((sum) => sum.why)) {
    found.set(sentence, (found.get(sentence) ?? 0) + sends);
  }
  return [...found].toSorted(([, one], [, other]) => other - one);
}
