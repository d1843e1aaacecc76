import { Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { faultsQuery, type ImportView } from '../api/imports';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import tables from '../ui/tables.module.css';
import { Trouble } from '../ui/Trouble';
import classes from './contacts.module.css';

/** The rows that were passed over: where, what stood there, and what is wrong with it. */
export function ImportFaults({ view }: { view: ImportView }) {
  const text = useText();
  const faults = useQuery(faultsQuery(usePageId(), view.id, view.faulty));
  if (faults.isPending) return <Loading rows={Math.min(view.faulty, 5)} height={44} />;
  if (faults.isError) return <Trouble failure={faults.error} again={() => void faults.refetch()} />;
  return (
    <Sheet flush>
      <Title order={2} size="h4" className={tables.heading}>
        {text('contacts.faults')}
      </Title>
      <Table className={tables.table} verticalSpacing="xs" horizontalSpacing="lg">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text('contacts.columns.line')}</Table.Th>
            <Table.Th className={tables.wide}>{text('contacts.columns.column')}</Table.Th>
            <Table.Th>{text('contacts.columns.fault')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.data.faults.map((fault, at) => (
            <Table.Tr key={at}>
              <Table.Td>{fault.line}</Table.Td>
              <Table.Td className={`${tables.wide} ${classes.anywhere}`}>{fault.column ?? '–'}</Table.Td>
              <Table.Td>
                {fault.sentence}
                {fault.column !== undefined && (
                  <div className={`${classes.about} ${tables.narrow}`}>
                    {text('contacts.inColumn', { column: fault.column })}
                  </div>
                )}
                {fault.value !== undefined && <div className={classes.about}>{fault.value}</div>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Sheet>
  );
}
