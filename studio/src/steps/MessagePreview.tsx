import { Text } from '@mantine/core';
import type { Button, Message } from '../api/schema';
import { useText } from '../app/text';
import { filled } from './placeholders';
import classes from './steps.module.css';

/** The message as it stands in a conversation, read by somebody called Anna of whom nothing else is known. */
export function MessagePreview({ message }: { message: Message }) {
  const text = useText();
  const read = (template: string) => filled(template, { first_name: 'Anna' });
  return (
    <figure className={classes.phone}>
      <Text component="figcaption" size="xs">
        {text('steps.preview')}
      </Text>
      <Body message={message} read={read} />
      {message.quickReplies.length > 0 && (
        <div className={classes.replies}>
          {message.quickReplies.map(({ id, title }) => (
            <span key={id} className={classes.reply}>
              {read(title) || '…'}
            </span>
          ))}
        </div>
      )}
    </figure>
  );
}

function Body({ message, read }: { message: Message; read: (template: string) => string }) {
  switch (message.kind) {
    case 'text':
    case 'buttons':
      return (
        <div className={classes.bubble}>
          <p>{read(message.text) || '…'}</p>
          {message.kind === 'buttons' && <Buttons buttons={message.buttons} read={read} />}
        </div>
      );
    case 'image':
      return <div className={classes.bubble}>{picture(message.url) ?? <p>…</p>}</div>;
    case 'gallery':
      return (
        <div className={classes.cards}>
          {message.cards.map((card, at) => (
            <div key={at} className={classes.card}>
              {picture(card.imageUrl)}
              <p>
                <strong>{read(card.title) || '…'}</strong>
                <small>{read(card.subtitle ?? '')}</small>
              </p>
              <Buttons buttons={card.buttons} read={read} />
            </div>
          ))}
        </div>
      );
  }
}

function Buttons({ buttons, read }: { buttons: readonly Button[]; read: (template: string) => string }) {
  return buttons.map(({ id, title }) => (
    <span key={id} className={classes.button}>
      {read(title) || '…'}
    </span>
  ));
}

/** Only addresses that are whole are loaded. */
function picture(address: string | undefined) {
  return address?.startsWith('https://') ? (
    <img className={classes.picture} src={address} alt="" referrerPolicy="no-referrer" />
  ) : undefined;
}
