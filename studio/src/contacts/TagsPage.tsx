import { Table, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch, IconTag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type LabelTag, tagsQuery } from '../api/labels';
import { fits } from '../ui/search';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { TextLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import tables from '../ui/tables.module.css';
import { Trouble } from '../ui/Trouble';
import { LabelEdits } from './LabelEdits';
import { LabelMenu } from './LabelMenu';

/** All tags that people have, with how many have each. */
export function TagsPage() {
  const text = useText();
  const tags = useQuery(tagsQuery(usePageId()));
  return (
    <Screen title={text('contacts.tags')} hint={text('contacts.tagsHint')} narrow>
      <LabelEdits subject="TAG" />
      {tags.isPending && <Loading rows={6} height={52} />}
      {tags.isError && <Trouble failure={tags.error} again={() => void tags.refetch()} />}
      {tags.data?.length === 0 && (
        <Sheet>
          <Empty icon={IconTag} title={text('contacts.emptyTags.title')} hint={text('contacts.emptyTags.hint')} />
        </Sheet>
      )}
      {tags.data !== undefined && tags.data.length > 0 && <Found tags={tags.data} />}
    </Screen>
  );
}

function Found({ tags }: { tags: readonly LabelTag[] }) {
  const text = useText();
  const page = usePageId();
  const { number } = useMoments();
  const [wanted, setWanted] = useState('');
  return (
    <>
      <TextInput
        type="search"
        maw="24rem"
        leftSection={<IconSearch size={16} />}
        aria-label={text('contacts.searchTags')}
        placeholder={text('contacts.searchTags')}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <Sheet flush>
        <Table className={tables.table} verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text('contacts.columns.tag')}</Table.Th>
              <Table.Th className={tables.figure}>{text('contacts.columns.people')}</Table.Th>
              <Table.Th className={tables.tools}>
                <VisuallyHidden>{text('contacts.columns.tools')}</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tags
              .filter((tag) => fits(tag.name, wanted))
              .map((tag) => (
                <Table.Tr key={tag.name}>
                  <Table.Td>
                    <TextLink
                      to="/pages/$page/contacts"
                      params={{ page }}
                      search={{ tag: tag.name }}
                      className={tables.name}
                    >
                      {tag.name}
                    </TextLink>
                  </Table.Td>
                  <Table.Td className={tables.figure}>{number(tag.people)}</Table.Td>
                  <Table.Td className={tables.tools}>
                    <LabelMenu subject="TAG" name={tag.name} people={tag.people} others={tags.map((one) => one.name)} />
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Sheet>
    </>
  );
}
