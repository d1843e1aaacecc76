import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { contactsQuery } from '../../api/contacts';
import { usePageId } from '../../app/place';
import { useText } from '../../app/text';
import { nameOf } from '../../contacts/names';
import type { Known } from './run';

const PAUSE = 300;

/** A contact of the page, found by a part of their name. */
export function KnownField({ who, choose }: { who: Known; choose: (who: Known) => void }) {
  const text = useText();
  const [written, write] = useState(who.name);
  const [search] = useDebouncedValue(written === who.name ? '' : written.trim(), PAUSE);
  const found = useInfiniteQuery(contactsQuery(usePageId(), { ...(search !== '' && { search }), order: 'NAME' }));
  const people = new Map([
    ...(who.id === '' ? [] : [[who.id, who.name] as const]),
    ...(found.data?.pages ?? [])
      .flatMap(({ contacts }) => contacts)
      .map((line) => [line.id, nameOf(line) ?? text('contacts.unnamed', { id: line.id })] as const),
  ]);
  return (
    <Select
      searchable
      label={text('editor.trial.contactField')}
      placeholder={text('editor.trial.contactHint')}
      nothingFoundMessage={text(found.isPending ? 'app.loading' : 'app.nothingFound')}
      error={found.isError && found.error.message}
      data={[...people].map(([value, label]) => ({ value, label }))}
      filter={({ options }) => options}
      searchValue={written}
      onSearchChange={write}
      value={who.id === '' ? null : who.id}
      onChange={(id) => id !== null && choose({ kind: 'contact', id, name: people.get(id) ?? '' })}
    />
  );
}
