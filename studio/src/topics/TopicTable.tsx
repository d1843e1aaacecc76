import { Badge, Table } from '@mantine/core';
import type { TopicView } from '../api/topics';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { TextLink } from '../ui/links';
import tables from '../ui/tables.module.css';

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The topics of a page: on a phone the name, what it is, and who agreed; with more room the rest. */
export function TopicTable({ topics, counts }: { topics: readonly TopicView[]; counts: Counts | undefined }) {
  const text = useText();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('topics.columns.name')}</Table.Th>
          <Table.Th className={tables.wide}>{text('topics.columns.state')}</Table.Th>
          <Table.Th className={tables.figure}>{text('topics.columns.agreed')}</Table.Th>
          <Table.Th className={`${tables.figure} ${tables.wide}`}>{text('topics.columns.stopped')}</Table.Th>
          <Table.Th className={`${tables.figure} ${tables.wide}`}>{text('topics.columns.ended')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {topics.map((view) => (
          <Row key={view.topic.id} view={view} counts={counts && (counts[view.topic.id] ?? {})} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ view, counts }: { view: TopicView; counts: Readonly<Record<string, number>> | undefined }) {
  const text = useText();
  const { number } = useMoments();
  const page = usePageId();
  const { topic } = view;
  const shown = (...statuses: string[]) =>
    counts === undefined ? '–' : number(statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0));
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink to="/pages/$page/content/topics/$topic" params={{ page, topic: topic.id }} className={tables.name}>
          {topic.name}
        </TextLink>
        <div className={tables.about}>
          {text(`topics.frequency.${topic.frequency}`)}
          {topic.reOptIn && ` · ${text('topics.reOptInShort')}`}
        </div>
      </Table.Td>
      <Table.Td className={tables.wide}>
        <TopicState paused={view.paused} />
      </Table.Td>
      <Table.Td className={tables.figure}>{shown('ACTIVE')}</Table.Td>
      <Table.Td className={`${tables.figure} ${tables.wide}`}>{shown('STOPPED')}</Table.Td>
      <Table.Td className={`${tables.figure} ${tables.wide}`}>{shown('EXPIRED', 'REVOKED')}</Table.Td>
    </Table.Tr>
  );
}

/** Whether notifications about the topic go out. */
export function TopicState({ paused }: { paused: boolean }) {
  const text = useText();
  return <Badge color={paused ? 'orange' : 'teal'}>{text(paused ? 'topics.state.held' : 'topics.state.going')}</Badge>;
}
