import { Autocomplete, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ContactFilter } from '../api/contacts';
import { tagsQuery } from '../api/labels';
import { segmentsQuery } from '../api/segments';
import { topicsQuery } from '../api/topics';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import classes from './contacts.module.css';
import { narrows } from './filter';

const PAUSE = 300;

/** As much as the server searches for. */
const LONGEST_SEARCH = 200;
const STATUSES = ['ACTIVE', 'STOPPED', 'EXPIRED', 'REVOKED'] as const;

/** What narrows the list; each part takes effect as soon as it is chosen. */
export function ContactFilters({ filter, set }: { filter: ContactFilter; set: (filter: ContactFilter) => void }) {
  const text = useText();
  const page = usePageId();
  const topics = useQuery(topicsQuery(page));
  const segments = useQuery(segmentsQuery(page));
  const change = (part: { [Name in keyof ContactFilter]?: string | true | null }) => {
    const next = { ...filter, ...part };
    set(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== null && value !== '')));
  };
  return (
    <div className={classes.filters} role="search" aria-label={text('contacts.filters')}>
      <Search key={filter.search === undefined ? 'empty' : 'typed'} begin={filter.search ?? ''} set={change} />
      <Choice
        label={text('contacts.segment')}
        value={filter.segment}
        data={(segments.data ?? []).map((segment) => ({ value: segment.id, label: segment.name }))}
        change={(segment) => change({ segment })}
      />
      <Choice
        label={text('contacts.topic')}
        value={filter.topic}
        data={(topics.data ?? []).map(({ topic }) => ({ value: topic.id, label: topic.name }))}
        change={(topic) => change({ topic })}
      />
      <Choice
        label={text('contacts.consent')}
        value={filter.status}
        data={STATUSES.map((value) => ({ value, label: text(`contacts.status.${value}`) }))}
        change={(status) => change({ status })}
      />
      <TagChoice value={filter.tag ?? ''} set={change} />
      <Checkbox
        className={classes.own}
        label={text('contacts.handOver.title')}
        checked={filter.handedOver === true}
        onChange={(event) => change({ handedOver: event.currentTarget.checked || null })}
      />
      <Select
        className={classes.order}
        aria-label={text('contacts.order')}
        allowDeselect={false}
        data={[
          { value: 'ACTIVITY', label: text('contacts.orders.ACTIVITY') },
          { value: 'NAME', label: text('contacts.orders.NAME') },
        ]}
        value={filter.order ?? 'ACTIVITY'}
        onChange={(order) => change({ order: order === 'NAME' ? 'NAME' : null })}
      />
      {narrows(filter) && (
        <Button variant="subtle" className={classes.own} onClick={() => set({})}>
          {text('contacts.clear')}
        </Button>
      )}
    </div>
  );
}

type Set = (part: { search?: string; tag?: string }) => void;

function Search({ begin, set }: { begin: string; set: Set }): ReactNode {
  const text = useText();
  const [typed, setTyped] = useState(begin);
  const ask = useDebouncedCallback((search: string) => set({ search }), PAUSE);
  return (
    <TextInput
      type="search"
      leftSection={<IconSearch size={16} />}
      aria-label={text('contacts.search')}
      placeholder={text('contacts.search')}
      maxLength={LONGEST_SEARCH}
      value={typed}
      autoFocus={begin !== ''}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        ask(value);
      }}
    />
  );
}

/** All tags there are, or one that is typed. */
function TagChoice({ value, set }: { value: string; set: Set }) {
  const text = useText();
  const tags = useQuery(tagsQuery(usePageId()));
  const [typed, setTyped] = useState(value);
  const ask = useDebouncedCallback((tag: string) => set({ tag }), PAUSE);
  return (
    <Autocomplete
      key={value === '' ? 'none' : 'some'}
      aria-label={text('contacts.tag')}
      placeholder={text('contacts.tag')}
      maxLength={100}
      limit={50}
      clearable
      data={(tags.data ?? []).map((tag) => tag.name)}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        ask(next);
      }}
    />
  );
}

function Choice(props: {
  label: string;
  value: string | undefined;
  data: { value: string; label: string }[];
  change: (value: string | null) => void;
}) {
  const { label, value, data, change } = props;
  const text = useText();
  return (
    <Select
      searchable
      clearable
      aria-label={label}
      placeholder={label}
      nothingFoundMessage={text('app.nothingFound')}
      data={data}
      value={value ?? null}
      onChange={change}
    />
  );
}
