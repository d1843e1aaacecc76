import { Button, Table } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type AuditLine, auditQuery } from '../api/members';
import { useMoments } from '../app/moments';
import { usePlace } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import tables from '../ui/tables.module.css';
import { Trouble } from '../ui/Trouble';
import { SettingsPart } from './SettingsPart';

/** Who changed what, newest first. */
export function AuditPart() {
  const text = useText();
  const audit = useInfiniteQuery(auditQuery(usePlace().workspace.id));
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <SettingsPart name="audit">
      {audit.isPending && <Loading rows={6} height={44} />}
      {audit.isError && <Trouble failure={audit.error} again={() => void audit.refetch()} />}
      {audit.data && entries.length === 0 && (
        <Empty icon={IconHistory} title={text('settings.audit.none')} hint={text('settings.audit.noneHint')} />
      )}
      {entries.length > 0 && (
        <Sheet flush>
          <Entries entries={entries} />
        </Sheet>
      )}
      {audit.hasNextPage && (
        <div>
          <Button variant="default" loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
            {text('settings.audit.older')}
          </Button>
        </div>
      )}
    </SettingsPart>
  );
}

function Entries({ entries }: { entries: readonly AuditLine[] }) {
  const text = useText();
  const { dateTime } = useMoments();
  return (
    <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text('settings.audit.what')}</Table.Th>
          <Table.Th>{text('settings.audit.who')}</Table.Th>
          <Table.Th className={tables.wide}>{text('settings.audit.when')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {entries.map((entry) => (
          <Table.Tr key={entry.id}>
            <Table.Td>
              {entry.sentence}
              <div className={`${tables.about} ${tables.narrow}`}>{dateTime(entry.at)}</div>
            </Table.Td>
            <Table.Td>{entry.actorName ?? entry.actor}</Table.Td>
            <Table.Td className={`${tables.wide} ${tables.moment}`}>{dateTime(entry.at)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
