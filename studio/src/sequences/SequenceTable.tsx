import { Badge, Table } from '@mantine/core';
import type { SequenceView } from '../api/sequences';
import type { TopicView } from '../api/topics';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { TextLink } from '../ui/links';
import tables from '../ui/tables.module.css';
import { planOf } from './plan';
import { useRhythm } from './rhythm';

/** The sequences of a page: what each is about, when it speaks and whether it does. */
export function SequenceTable(props: { sequences: readonly SequenceView[]; topics: readonly TopicView[] }) {
  const { sequences, topics } = props;
  const text = useText();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('sequences.columns.name')}</Table.Th>
          <Table.Th className={tables.wide}>{text('sequences.columns.topic')}</Table.Th>
          <Table.Th className={tables.wide}>{text('sequences.columns.state')}</Table.Th>
          <Table.Th className={tables.figure}>{text('sequences.columns.turns')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sequences.map((view) => (
          <Row
            key={view.sequence.id}
            view={view}
            topic={topics.find(({ topic }) => topic.id === view.sequence.topic)}
          />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ view, topic }: { view: SequenceView; topic: TopicView | undefined }) {
  const page = usePageId();
  const rhythm = useRhythm();
  const { number } = useMoments();
  const { sequence } = view;
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink
          to="/pages/$page/content/sequences/$sequence"
          params={{ page, sequence: sequence.id }}
          className={tables.name}
        >
          {sequence.name}
        </TextLink>
        {topic && <div className={tables.about}>{rhythm(topic.topic.frequency, planOf(view))}</div>}
      </Table.Td>
      <Table.Td className={tables.wide}>{topic?.topic.name ?? '–'}</Table.Td>
      <Table.Td className={tables.wide}>
        <SequenceState view={view} />
      </Table.Td>
      <Table.Td className={tables.figure}>{number(sequence.steps.filter((step) => step.on).length)}</Table.Td>
    </Table.Tr>
  );
}

const COLORS = { going: 'teal', held: 'orange', empty: 'gray' } as const;

/** Whether the sequence speaks. */
export function SequenceState({ view: { paused, sequence } }: { view: SequenceView }) {
  const text = useText();
  const state = paused ? 'held' : sequence.steps.some((step) => step.on) ? 'going' : 'empty';
  return <Badge color={COLORS[state]}>{text(`sequences.state.${state}`)}</Badge>;
}
