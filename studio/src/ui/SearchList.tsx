import { TextInput, UnstyledButton } from '@mantine/core';
import { type Icon, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useText } from '../app/text';
import classes from './searchlist.module.css';

/** Something that can be chosen from a list by typing a part of its name. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What it belongs to, said behind it. */
  readonly group?: string;
  readonly icon: Icon;
  readonly run: () => void;
}

/** A field, and below it whatever fits what was typed; the arrows mark one and Enter takes it. */
export function SearchList(props: {
  label: string;
  placeholder: string;
  find: (wanted: string) => readonly Choice[];
  /** Called before what was chosen is done. */
  close: () => void;
}) {
  const { label, placeholder, find, close } = props;
  const text = useText();
  const list = useId();
  const [wanted, setWanted] = useState('');
  const [marked, setMarked] = useState(0);
  const found = find(wanted);
  const current = Math.min(marked, found.length - 1);
  const take = (choice: Choice | undefined) => {
    close();
    choice?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setMarked((current + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (found.length > 0) take(found[current]);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        variant="unstyled"
        size="md"
        classNames={{ input: classes.input }}
        leftSection={<IconSearch size={18} />}
        placeholder={placeholder}
        aria-label={placeholder}
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={current >= 0 ? `${list}-${current}` : undefined}
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={label} className={classes.list}>
        {found.map((choice, index) => (
          <Option
            key={choice.id}
            choice={choice}
            id={`${list}-${index}`}
            marked={index === current}
            take={() => take(choice)}
          />
        ))}
        {found.length === 0 && <p className={classes.none}>{text('app.palette.none')}</p>}
      </div>
    </>
  );
}

function Option(props: { choice: Choice; id: string; marked: boolean; take: () => void }) {
  const { choice, id, marked, take } = props;
  return (
    <UnstyledButton
      id={id}
      role="option"
      aria-selected={marked}
      tabIndex={-1}
      className={classes.option}
      ref={(option) => {
        if (marked) option?.scrollIntoView({ block: 'nearest' });
      }}
      onClick={take}
    >
      <choice.icon size={18} stroke={1.7} aria-hidden="true" />
      <span>{choice.label}</span>
      {choice.group !== undefined && <span className={classes.kind}>{choice.group}</span>}
    </UnstyledButton>
  );
}
