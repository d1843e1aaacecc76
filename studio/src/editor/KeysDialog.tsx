import { Kbd } from '@mantine/core';
import { useText } from '../app/text';
import { Dialog } from '../ui/Dialog';
import type { Command } from './commands';
import classes from './editor.module.css';

/** Every command with its key. */
export function KeysDialog({ commands, close }: { commands: readonly Command[]; close: () => void }) {
  const text = useText();
  return (
    <Dialog onClose={close} title={text('editor.command.keys')} size="lg">
      <dl className={classes.keys}>
        {commands.map(({ id, keys }) => (
          <div key={id}>
            <dt>{text(`editor.command.${id}`)}</dt>
            <dd>
              {keysOf(keys).map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** As people read them on their keyboard. */
function keysOf(keys: string): readonly string[] {
  const mac = navigator.userAgent.includes('Mac');
  return keys
    .replace('shift+?', '?')
    .split('+')
    .map(
      (key) =>
        ({ mod: mac ? '⌘' : 'Ctrl', shift: '⇧', alt: mac ? '⌥' : 'Alt', Delete: 'Del', Escape: 'Esc' })[key] ?? key,
    );
}
