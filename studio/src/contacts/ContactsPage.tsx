import { Button, Text } from '@mantine/core';
import { IconSearchOff, IconUsers } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { askForExport, type ContactFilter, contactsQuery, exportAddress } from '../api/contacts';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { ExportButton } from '../ui/Export';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { ContactFilters } from './ContactFilters';
import { ContactTable } from './ContactTable';
import { narrows } from './filter';

/** Everybody whom the page knows: searched, filtered, ordered. The address holds what is asked for. */
export function ContactsPage() {
  const text = useText();
  const page = usePageId();
  const filter = useSearch({ from: '/members/pages/$page/shell/contacts' });
  const navigate = useNavigate();
  const mayExport = useMay('contacts-export');
  const set = (next: ContactFilter) =>
    void navigate({ to: '/pages/$page/contacts', params: { page }, search: next, replace: true });
  return (
    <Screen
      title={text('contacts.title')}
      hint={text('contacts.hint')}
      actions={
        mayExport && (
          <ExportButton
            label={text('contacts.export')}
            ask={() => askForExport(page)}
            address={exportAddress(page, filter)}
          />
        )
      }
    >
      <ContactFilters filter={filter} set={set} />
      <Found filter={filter} clear={() => set({})} />
    </Screen>
  );
}

function Found({ filter, clear }: { filter: ContactFilter; clear: () => void }) {
  const text = useText();
  const page = usePageId();
  const found = useInfiniteQuery({ ...contactsQuery(page, filter), placeholderData: keepPreviousData });
  if (found.isPending) return <Loading rows={8} height={56} />;
  if (found.isError) return <Trouble failure={found.error} again={() => void found.refetch()} />;
  const contacts = found.data.pages.flatMap((one) => one.contacts);
  if (contacts.length === 0) {
    return (
      <Sheet>
        {narrows(filter) ? (
          <Empty icon={IconSearchOff} title={text('contacts.none.title')} hint={text('contacts.none.hint')}>
            <Button variant="default" onClick={clear}>
              {text('contacts.clear')}
            </Button>
          </Empty>
        ) : (
          <Empty icon={IconUsers} title={text('contacts.empty.title')} hint={text('contacts.empty.hint')} />
        )}
      </Sheet>
    );
  }
  return (
    <>
      <Sheet flush>
        <ContactTable contacts={contacts} />
      </Sheet>
      {found.hasNextPage ? (
        <Button variant="default" mt="md" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {text('contacts.more')}
        </Button>
      ) : (
        <Text c="dimmed" size="sm" mt="md">
          {text('contacts.end', { count: contacts.length })}
        </Text>
      )}
    </>
  );
}
