import { Text } from '@mantine/core';
import type { Condition } from '../api/segments';
import { useText } from '../app/text';
import { conditionWords } from '../steps/conditionWords';
import { useNames, useWritten } from '../steps/names';
import { isGroup, unwrapped } from './model';

/** A condition as people read it, a line for each part. */
export function ConditionText({ condition }: { condition: Condition }) {
  const text = useText();
  const names = useNames();
  const written = useWritten();
  const { part, negated } = unwrapped(condition);
  if (!isGroup(part)) return <Text>{conditionWords(condition, text, names, written)}</Text>;
  if (negated) return <Parts head={text('segments.told.not')} parts={[part]} />;
  const [only, ...others] = part.parts;
  if (only === undefined) return <Text>{text(part.kind === 'all' ? 'segments.everybody' : 'segments.nobody')}</Text>;
  if (others.length === 0) return <ConditionText condition={only} />;
  return <Parts head={text(`segments.told.${part.kind}`)} parts={part.parts} />;
}

function Parts({ head, parts }: { head: string; parts: readonly Condition[] }) {
  return (
    <>
      <Text>{head}</Text>
      <ul>
        {parts.map((part, at) => (
          <li key={at}>
            <ConditionText condition={part} />
          </li>
        ))}
      </ul>
    </>
  );
}
