import type { FlowTrialViewMoment as Moment, Input, Offer, OutgoingMessage } from '../../api/schema';

/** What the person said or tapped, as their own bubble shows it. */
export interface Said {
  readonly kind: 'said';
  readonly at: string;
  readonly text: string;
}

/** A message of the page, or one that does not go out. `open` are the ids of what can be tapped of it now. */
export interface Shown {
  readonly kind: 'shown';
  readonly moment: Moment;
  readonly message: OutgoingMessage;
  readonly open: ReadonlySet<string>;
  /** The topic that the person may agree to by it now. */
  readonly agree?: string;
  /** It is a request that the person agreed to. */
  readonly agreed?: true;
}

/** Anything else that happened, in a sentence. */
export interface Told {
  readonly kind: 'told';
  readonly moment: Moment;
}

export type Line = Said | Shown | Told;

/** What happened as a conversation. `inputs` are what was done, in the order in which the moments tell of it. */
export function threadOf(moments: readonly Moment[], inputs: readonly Input[]): readonly Line[] {
  const deeds = deedsOf(moments, inputs);
  return moments.map((moment, at): Line => {
    const deed = deeds.get(at);
    if (deed?.kind === 'write') return { kind: 'said', at: moment.at, text: deed.text };
    if (deed?.kind === 'tap') return { kind: 'said', at: moment.at, text: titleOf(deed.button, moments.slice(0, at)) };
    const { message } = moment;
    if (message === undefined) return { kind: 'told', moment };
    return { kind: 'shown', moment, message, open: openOf(moments, at, deeds), ...requestOf(moments, at, deeds) };
  });
}

/** Each thing that was done makes one moment; whatever the trial was cut short before has none. */
function deedsOf(moments: readonly Moment[], inputs: readonly Input[]): ReadonlyMap<number, Input> {
  const places = moments.flatMap(({ kind }, at) => (kind === 'did' ? [at] : []));
  return new Map(places.flatMap((at, count) => (inputs[count] === undefined ? [] : [[at, inputs[count]] as const])));
}

function titleOf(button: string, earlier: readonly Moment[]): string {
  const offers = earlier.flatMap((moment) => moment.buttons ?? []);
  return offers.findLast((offer) => offer.button === button)?.title ?? button;
}

/**
 * A tap is taken by the newest message that has the button. Quick replies vanish with the next thing that is said, as
 * they do in Messenger.
 */
function openOf(moments: readonly Moment[], at: number, deeds: ReadonlyMap<number, Input>): ReadonlySet<string> {
  const later = moments.slice(at + 1);
  const isTalkedOver = later.some(
    ({ kind }, further) => kind === 'sent' || ['write', 'tap'].includes(deeds.get(at + 1 + further)?.kind ?? ''),
  );
  const offered = new Set(later.flatMap((moment) => (moment.buttons ?? []).map(({ button }) => button)));
  return new Set(
    (moments[at]?.buttons ?? [])
      .filter(
        ({ url, quickReply, button }) => url === undefined && !offered.has(button) && !(quickReply && isTalkedOver),
      )
      .map(({ button }) => button),
  );
}

/** Agreement is taken by the newest request on its topic, once. */
function requestOf(
  moments: readonly Moment[],
  at: number,
  deeds: ReadonlyMap<number, Input>,
): Pick<Shown, 'agree' | 'agreed'> {
  const { kind, message, topic } = moments[at] ?? {};
  if (kind !== 'sent' || message?.kind !== 'opt-in-template' || topic === undefined) return {};
  const agrees = (other: number) => {
    const deed = deeds.get(other);
    return deed?.kind === 'agree' && deed.topic === topic;
  };
  const isOver = moments.findIndex((moment, other) => {
    const asksAgain = moment.kind === 'sent' && moment.message?.kind === 'opt-in-template' && moment.topic === topic;
    return other > at && (asksAgain || agrees(other));
  });
  if (isOver === -1) return { agree: topic };
  return agrees(isOver) ? { agreed: true } : {};
}

/** The offers of a message, its buttons card by card: a message without cards has one. */
export function offersOf(message: OutgoingMessage, offers: readonly Offer[]) {
  const buttons = offers.filter(({ quickReply }) => !quickReply);
  const counts = message.kind === 'gallery' ? message.cards.map((card) => card.buttons.length) : [buttons.length];
  const ends = counts.map((_, card) => counts.slice(0, card + 1).reduce((sum, count) => sum + count, 0));
  return {
    cards: ends.map((end, card) => buttons.slice(end - (counts[card] ?? 0), end)),
    replies: offers.filter(({ quickReply }) => quickReply),
  };
}
