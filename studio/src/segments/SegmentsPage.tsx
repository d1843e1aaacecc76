import { Badge, Table, Text } from '@mantine/core';
import { IconFilter, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { crowdQuery, segmentsQuery, type SegmentView } from '../api/segments';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { ButtonLink, TextLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import tables from '../ui/tables.module.css';
import { Trouble } from '../ui/Trouble';

/** All segments of the page: what somebody made, and what every topic has. */
export function SegmentsPage() {
  const text = useText();
  const page = usePageId();
  const segments = useQuery(segmentsQuery(page));
  const create = useMay('contacts-write') && (
    <ButtonLink to="/pages/$page/segments/new" params={{ page }} leftSection={<IconPlus size={18} />}>
      {text('segments.new')}
    </ButtonLink>
  );
  return (
    <Screen
      title={text('segments.title')}
      hint={text('segments.hint')}
      actions={segments.data?.length ? create : undefined}
    >
      {segments.isPending && <Loading rows={4} height={64} />}
      {segments.isError && <Trouble failure={segments.error} again={() => void segments.refetch()} />}
      {segments.data?.length === 0 && (
        <Sheet>
          <Empty icon={IconFilter} title={text('segments.empty.title')} hint={text('segments.empty.hint')}>
            {create}
          </Empty>
        </Sheet>
      )}
      {segments.data !== undefined && segments.data.length > 0 && (
        <Sheet flush>
          <SegmentTable segments={segments.data} />
        </Sheet>
      )}
    </Screen>
  );
}

function SegmentTable({ segments }: { segments: readonly SegmentView[] }) {
  const text = useText();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('segments.columns.name')}</Table.Th>
          <Table.Th className={tables.figure}>{text('segments.columns.people')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {segments.map((view) => (
          <Row key={view.id} view={view} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ view }: { view: SegmentView }) {
  const text = useText();
  const page = usePageId();
  const { number } = useMoments();
  const crowd = useQuery(crowdQuery(page, view.condition, false));
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink to="/pages/$page/segments/$segment" params={{ page, segment: view.id }} className={tables.name}>
          {view.name}
        </TextLink>
        {view.readyMade !== undefined && (
          <div className={tables.about}>
            <Badge size="sm" color="gray" variant="light">
              {text('segments.readyMade')}
            </Badge>
          </div>
        )}
      </Table.Td>
      <Table.Td className={tables.figure}>
        {crowd.data === undefined ? (
          <Text c="dimmed" span>
            {crowd.isError ? '–' : '…'}
          </Text>
        ) : crowd.data.exact ? (
          number(crowd.data.people)
        ) : (
          text('segments.crowd.about', { people: number(crowd.data.people) })
        )}
      </Table.Td>
    </Table.Tr>
  );
}
