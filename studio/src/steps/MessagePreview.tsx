import { Text } from '@mantine/core';
import type { Button, Message } from '../api/schema';
import { useText } from '../app/text';
import look from '../ui/messenger.module.css';
import { filled, type Sample } from './placeholders';
import classes from './steps.module.css';

const ANNA: Sample = { first_name: 'Anna', last_name: 'Nowak' };

/** The message as it stands in a conversation: for Anna and, where that differs, for somebody nothing is known of. */
export function MessagePreview({ message }: { message: Message }) {
  const text = useText();
  const isPersonal = JSON.stringify(message).includes('{{');
  return (
    <>
      <Phone title={text('steps.preview.anna')} message={message} sample={ANNA} />
      {isPersonal && <Phone title={text('steps.preview.unknown')} message={message} sample={{}} />}
    </>
  );
}

function Phone({ title: heading, message, sample }: { title: string; message: Message; sample: Sample }) {
  const read = (template: string) => filled(template, sample);
  return (
    <figure className={classes.phone}>
      <Text component="figcaption" size="xs">
        {heading}
      </Text>
      <Body message={message} read={read} />
      {message.quickReplies.length > 0 && (
        <div className={look.replies}>
          {message.quickReplies.map(({ id, title }) => (
            <span key={id} className={look.reply}>
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
        <div className={look.bubble}>
          <p>{read(message.text) || '…'}</p>
          {message.kind === 'buttons' && <Buttons buttons={message.buttons} read={read} />}
        </div>
      );
    case 'image':
      return <div className={look.bubble}>{picture(message.url) ?? <p>…</p>}</div>;
    case 'gallery':
      return (
        <div className={look.cards}>
          {message.cards.map((card, at) => (
            <div key={at} className={look.card}>
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
    <span key={id} className={look.button}>
      {read(title) || '…'}
    </span>
  ));
}

/** Only addresses that are whole are loaded. */
function picture(address: string | undefined) {
  return address?.startsWith('https://') ? (
    <img className={look.picture} src={address} alt="" referrerPolicy="no-referrer" />
  ) : undefined;
}
