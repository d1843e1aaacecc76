import { Stack, Table, Text, Title } from '@mantine/core';
import { useMoments } from '../../app/moments';
import { useText } from '../../app/text';
import { useEditor } from '../editor';
import type { StepId } from '../model/document';
import { StepCounts } from '../StepCounts';

/** What became of the messages of a step, and why some were not sent. Shown while counts are. */
export function CountsPart({ step }: { step: StepId }) {
  const text = useText();
  const { number } = useMoments();
  const { period, steps, failure } = useEditor().counts;
  if (period === null) return null;
  const counts = steps[step];
  return (
    <Stack gap="xs" role="group" aria-label={text('editor.counts.title')}>
      <Title order={3} size="h5">
        {text('editor.counts.days', { count: period })}
      </Title>
      {failure !== null && <Text c="red">{failure.message}</Text>}
      {failure === null && counts === undefined && <Text c="dimmed">{text('editor.counts.none')}</Text>}
      {counts !== undefined && <StepCounts counts={counts} />}
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
