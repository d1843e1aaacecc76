import { Modal, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useCommands } from './commands';
import classes from './palette.module.css';
import { useText } from './text';

const LIST = 'palette-list';

/** Ctrl+K: whatever one can do or open, found by typing. */
export function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  const text = useText();
  return (
    <Modal
      opened={opened}
      onClose={close}
      withCloseButton={false}
      centered={false}
      yOffset="12vh"
      padding={0}
      size={560}
      attributes={{ content: { 'aria-label': text('app.palette.open') } }}
    >
      <Search close={close} />
    </Modal>
  );
}

function Search({ close }: { close: () => void }) {
  const text = useText();
  const [wanted, setWanted] = useState('');
  const [marked, setMarked] = useState(0);
  const found = useCommands(wanted);
  const current = Math.min(marked, found.length - 1);
  const run = (index: number) => {
    close();
    found[index]?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setMarked((current + step + found.length) % found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(current);
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
        placeholder={text('app.palette.placeholder')}
        aria-label={text('app.palette.placeholder')}
        role="combobox"
        aria-expanded="true"
        aria-controls={LIST}
        aria-activedescendant={current >= 0 ? `${LIST}-${current}` : undefined}
        value={wanted}
        onChange={(event) => {
          setWanted(event.currentTarget.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={LIST} role="listbox" aria-label={text('app.palette.open')} className={classes.list}>
        {found.map((command, index) => (
          <UnstyledButton
            key={command.id}
            id={`${LIST}-${index}`}
            role="option"
            aria-selected={index === current}
            tabIndex={-1}
            className={classes.option}
            ref={(option) => {
              if (index === current) option?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(index)}
          >
            <command.icon size={18} stroke={1.7} aria-hidden="true" />
            <span>{command.label}</span>
            {command.group !== undefined && <span className={classes.kind}>{command.group}</span>}
          </UnstyledButton>
        ))}
        {found.length === 0 && <p className={classes.none}>{text('app.palette.none')}</p>}
      </div>
    </>
  );
}
