import { Table, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch, type TablerIcon } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { LabelEditSubject } from '../api/labels';
import { fits } from '../ui/search';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import tables from '../ui/tables.module.css';
import { Trouble } from '../ui/Trouble';
import { LabelEdits } from './LabelEdits';
import { LabelMenu } from './LabelMenu';

/** What the list is called, and what it says. */
interface Words {
  readonly title: string;
  readonly hint: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly search: string;
  /** The headings of the columns before the number of people. */
  readonly columns: readonly string[];
}

/** How one name is shown: the cells before the number of people, and that number. */
interface Line {
  readonly cells: readonly ReactNode[];
  readonly people: number;
}

interface Labels<L> {
  readonly subject: LabelEditSubject;
  readonly icon: TablerIcon;
  readonly words: Words;
  readonly labels: UseQueryResult<readonly L[]>;
  readonly line: (label: L) => Line;
}

/** All tags or all fields of a page: searched, counted, renamed and deleted for everybody who has them. */
export function LabelsScreen<L extends { name: string }>(props: Labels<L>) {
  const { subject, icon, words, labels } = props;
  return (
    <Screen title={words.title} hint={words.hint} narrow>
      <LabelEdits subject={subject} />
      {labels.isPending && <Loading rows={6} height={52} />}
      {labels.isError && <Trouble failure={labels.error} again={() => void labels.refetch()} />}
      {labels.data?.length === 0 && (
        <Sheet>
          <Empty icon={icon} title={words.emptyTitle} hint={words.emptyHint} />
        </Sheet>
      )}
      {labels.data !== undefined && labels.data.length > 0 && <Found {...props} found={labels.data} />}
    </Screen>
  );
}

function Found<L extends { name: string }>({ subject, words, line, found }: Labels<L> & { found: readonly L[] }) {
  const text = useText();
  const { number } = useMoments();
  const [wanted, setWanted] = useState('');
  const names = found.map((label) => label.name);
  return (
    <>
      <TextInput
        type="search"
        maw="24rem"
        leftSection={<IconSearch size={16} />}
        aria-label={words.search}
        placeholder={words.search}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <Sheet flush>
        <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              {words.columns.map((column) => (
                <Table.Th key={column}>{column}</Table.Th>
              ))}
              <Table.Th className={tables.figure}>{text('contacts.columns.people')}</Table.Th>
              <Table.Th className={tables.tools}>
                <VisuallyHidden>{text('contacts.columns.tools')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {found
              .filter((label) => fits(label.name, wanted))
              .map((label) => ({ name: label.name, ...line(label) }))
              .map(({ name, cells, people }) => (
                <Table.Tr key={name}>
                  {cells.map((cell, place) => (
                    <Table.Td key={words.columns[place]}>{cell}</Table.Td>
                  ))}
                  <Table.Td className={tables.figure}>{number(people)}</Table.Td>
                  <Table.Td className={tables.tools}>
                    <LabelMenu subject={subject} name={name} people={people} others={names} />
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Sheet>
    </>
  );
}
