import { Stack, Table, Text, Title } from '@mantine/core';
import type { FlowCountStepLine, Step } from '../../api/schema';
import { useMoments } from '../../app/moments';
import { useText } from '../../app/text';
import { useEditor } from '../editor';
import { exitsOf } from '../model/exits';
import { StepCounts } from '../StepCounts';

/** What became of the messages of a step, and why some were not sent. Shown while counts are. */
export function CountsPart({ step }: { step: Step }) {
  const text = useText();
  const { number } = useMoments();
  const { period, steps, failure } = useEditor().counts;
  if (period === null) return null;
  const counts = steps[step.id];
  const gone = counts === undefined ? 0 : leftByNoExitOf(step, counts);
  return (
    <Stack gap="xs" role="group" aria-label={text('editor.counts.title')}>
      <Title order={3} size="h5">
        {text('editor.counts.days', { count: period })}
      </Title>
      {failure !== null && <Text c="red">{failure.message}</Text>}
      {failure === null && counts === undefined && <Text c="dimmed">{text('editor.counts.none')}</Text>}
      {counts !== undefined && <StepCounts kind={step.kind} counts={counts} />}
      {gone > 0 && <Text size="xs">{text('editor.counts.gone', { number: number(gone) })}</Text>}
      {counts !== undefined && counts.refused.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('editor.counts.why')}</Table.Th>
              <Table.Th>{text('editor.counts.often')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {counts.refused.map(({ reason, sentence, count }) => (
              <Table.Tr key={reason}>
                <Table.Td>{sentence}</Table.Td>
                <Table.Td>{number(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}

/** How many people left by exits that the step, as it is drawn now, does not have: earlier versions had them. */
function leftByNoExitOf(step: Step, { left }: FlowCountStepLine): number {
  const drawn = new Set<string>(exitsOf(step).map(({ id }) => id));
  return left.filter(({ exit }) => !drawn.has(exit)).reduce((sum, { count }) => sum + count, 0);
}
