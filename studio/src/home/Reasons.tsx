import { Text, Title } from '@mantine/core';
import type { AccountSum } from '../api/today';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';
import classes from './home.module.css';

/** Why what did not go out did not: one line for each cause, the most frequent first. */
export function Reasons({ sums }: { sums: readonly AccountSum[] }) {
  const text = useText();
  const { number } = useMoments();
  const reasons = bySentence(sums);
  const most = reasons[0]?.[1] ?? 1;
  return (
    <Sheet>
      <Title order={2} size="h4">
        {text('home.why')}
      </Title>
      {reasons.length === 0 ? (
        <Text c="dimmed" mt="xs">
          {text('home.nothingRefused')}
        </Text>
      ) : (
        <ul className={classes.reasons}>
          {reasons.map(([sentence, sends]) => (
            <li key={sentence}>
              <span>{sentence}</span>
              <strong>{number(sends)}</strong>
              <span className={classes.share} style={{ width: `${(100 * sends) / most}%` }} aria-hidden="true" />
            </li>
          ))}
        </ul>
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
