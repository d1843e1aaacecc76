import { IconExternalLink, IconPhoto, IconPlayerPlay } from '@tabler/icons-react';
import type { Button, Message } from '../../api/schema';
import { buttonsOf } from '../model/exits';
import classes from './canvas.module.css';
import { useCanvas } from './context';

/** What a step says, short enough for the canvas. Buttons that go on in the flow are its exits and stand there. */
export function MessageBody({ message }: { message: Message }) {
  return (
    <div className={classes.message}>
      <Said message={message} />
      {buttonsOf(message)
        .filter((button) => button.kind !== 'tap')
        .map((button) => (
          <LeadsAway key={button.id} button={button} />
        ))}
    </div>
  );
}

function Said({ message }: { message: Message }) {
  const { text } = useCanvas();
  switch (message.kind) {
    case 'text':
    case 'buttons':
      return <p className={classes.said}>{message.text.trim() || <em>{text('editor.canvas.nothingSaid')}</em>}</p>;
    case 'image':
      return (
        <p className={classes.picture}>
          <IconPhoto size={20} aria-hidden="true" /> {text('editor.canvas.picture')}
        </p>
      );
    case 'gallery':
      return (
        <ol className={classes.cards}>
          {message.cards.map((card, at) => (
            <li key={at}>{card.title.trim() || <em>{text('editor.canvas.nothingSaid')}</em>}</li>
          ))}
        </ol>
      );
  }
}

function LeadsAway({ button }: { button: Button }) {
  const Icon = button.kind === 'link' ? IconExternalLink : IconPlayerPlay;
  return (
    <span className={classes.away}>
      <Icon size={13} aria-hidden="true" /> {button.title}
    </span>
  );
}
