import { ActionIcon, TextInput } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { type SubmitEvent, useState } from 'react';
import { useText } from '../../app/text';
import type { Who } from './run';
import classes from './trial.module.css';

/** The longest answer that the product reads, in characters. */
const LONGEST = 2_000;

/** Where one writes as the person. */
export function Composer({ who, write }: { who: Who; write: (text: string) => void }) {
  const text = useText();
  const [said, say] = useState('');
  const name = who.kind === 'contact' ? who.name : who.firstName.trim();
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (said.trim() === '') return;
    write(said.trim());
    say('');
  };
  const label = name === '' ? text('editor.trial.write') : text('editor.trial.writeAs', { name });
  return (
    <form className={classes.composer} onSubmit={send}>
      <TextInput
        size="sm"
        radius="xl"
        aria-label={label}
        placeholder={label}
        maxLength={LONGEST}
        value={said}
        onChange={(event) => say(event.currentTarget.value)}
      />
      <ActionIcon type="submit" variant="subtle" size="lg" radius="xl" aria-label={text('editor.trial.send')}>
        <IconSend2 size={18} />
      </ActionIcon>
    </form>
  );
}
