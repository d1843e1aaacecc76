import { IconCheck } from '@tabler/icons-react';
import type { Offer, OutgoingMessage } from '../../api/schema';
import { useText } from '../../app/text';
import look from '../../ui/messenger.module.css';
import type { Act } from './run';
import { offersOf, type Shown } from './thread';
import classes from './trial.module.css';

/** A message as Messenger shows it, filled in; what can be tapped is a button. */
export function Bubble({ line, act }: { line: Shown; act: Act }) {
  const { message, moment, open } = line;
  const { cards, replies } = offersOf(message, moment.buttons ?? []);
  const taps = (offers: readonly Offer[] = []) =>
    offers.map((offer, at) => <Tap key={at} offer={offer} open={open.has(offer.button)} act={act} />);
  const openReplies = replies.filter(({ button }) => open.has(button));
  return (
    <div className={classes.message} data-held={moment.kind === 'sent' ? undefined : true}>
      <Body message={message} taps={(card) => taps(cards[card])} line={line} act={act} />
      {openReplies.length > 0 && <div className={look.replies}>{taps(openReplies)}</div>}
    </div>
  );
}

interface Parts {
  readonly message: OutgoingMessage;
  readonly taps: (card: number) => React.ReactNode;
  readonly line: Shown;
  readonly act: Act;
}

function Body({ message, taps, line, act }: Parts) {
  switch (message.kind) {
    case 'text':
    case 'buttons':
      return (
        <div className={look.bubble}>
          <p>{message.text}</p>
          {message.kind === 'buttons' && taps(0)}
        </div>
      );
    case 'image':
      return (
        <div className={look.bubble}>
          <Picture address={message.url} />
        </div>
      );
    case 'gallery':
      return (
        <div className={look.cards}>
          {message.cards.map((card, at) => (
            <div key={at} className={look.card}>
              <Picture address={card.imageUrl} />
              <p>
                <strong>{card.title}</strong>
                <small>{card.subtitle}</small>
              </p>
              {taps(at)}
            </div>
          ))}
        </div>
      );
    case 'opt-in-template':
      return <Request message={message} line={line} act={act} />;
  }
}

function Request(props: { message: Extract<OutgoingMessage, { kind: 'opt-in-template' }>; line: Shown; act: Act }) {
  const { message, line, act } = props;
  const { agree, agreed = false } = line;
  const text = useText();
  return (
    <div className={look.card}>
      <Picture address={message.imageUrl} />
      <p>
        <strong>{message.title}</strong>
      </p>
      {agreed ? (
        <p className={classes.agreed}>
          <IconCheck size={15} aria-hidden="true" /> {text('editor.trial.agreed')}
        </p>
      ) : (
        <button
          type="button"
          className={`${look.button} ${classes.tap}`}
          disabled={agree === undefined || act === undefined}
          onClick={() => agree !== undefined && act?.({ kind: 'agree', topic: agree })}
        >
          {text(`topics.button.${message.callToAction}`)}
        </button>
      )}
    </div>
  );
}

function Tap({ offer: { title, url, quickReply, button }, open, act }: { offer: Offer; open: boolean; act: Act }) {
  const className = quickReply ? `${look.reply} ${classes.reply}` : `${look.button} ${classes.tap}`;
  if (url !== undefined) {
    return (
      <a className={className} href={url} target="_blank" rel="noreferrer">
        {title}
      </a>
    );
  }
  return (
    <button
      type="button"
      className={className}
      disabled={!open || act === undefined}
      onClick={() => act?.({ kind: 'tap', button })}
    >
      {title}
    </button>
  );
}

/** Only addresses that are whole are loaded. */
function Picture({ address }: { address: string | undefined }) {
  return address?.startsWith('https://') ? (
    <img className={look.picture} src={address} alt="" referrerPolicy="no-referrer" />
  ) : null;
}
