import { describe, expect, test } from 'vitest';
import type { FlowTrialViewMoment as Moment, Input, Offer, OutgoingMessage } from '../../api/schema';
import { offersOf, type Shown, threadOf } from './thread';

const AT = '2026-05-03T10:00:00Z';
const START: Input = { kind: 'start' };

const did: Moment = { at: AT, kind: 'did', sentence: 'It was done.' };
const told: Moment = { at: AT, kind: 'decided', sentence: 'It was decided.' };

function offer(button: string, more: Partial<Offer> = {}): Offer {
  return { button, title: button.toUpperCase(), quickReply: false, ...more };
}

function sent(...buttons: Offer[]): Moment {
  const message: OutgoingMessage = { kind: 'text', text: 'Hi', quickReplies: [] };
  return { at: AT, kind: 'sent', sentence: 'It goes out.', message, buttons };
}

function request(topic: string, kind = 'sent'): Moment {
  const message: OutgoingMessage = {
    kind: 'opt-in-template',
    title: 'Bread',
    callToAction: 'ALLOW',
    payload: '',
    reOptIn: false,
    zone: 'UTC',
  };
  return { at: AT, kind, sentence: 'It is asked.', message, topic, buttons: [] };
}

const openOf = (moments: readonly Moment[], inputs: readonly Input[], at: number) => [
  ...(threadOf(moments, inputs)[at] as Shown).open,
];
const agreeOf = (moments: readonly Moment[], inputs: readonly Input[], at: number) =>
  (threadOf(moments, inputs)[at] as Shown).agree;
const agreedOf = (moments: readonly Moment[], inputs: readonly Input[], at: number) =>
  (threadOf(moments, inputs)[at] as Shown).agreed;

describe('a conversation', () => {
  test('shows what the person wrote, and what they tapped by its title', () => {
    const moments = [did, sent(offer('yes')), did, told, did];
    const inputs: Input[] = [START, { kind: 'tap', button: 'yes' }, { kind: 'write', text: 'Hello' }];
    expect(threadOf(moments, inputs).map((line) => (line.kind === 'said' ? line.text : line.kind))).toEqual([
      'told',
      'shown',
      'YES',
      'told',
      'Hello',
    ]);
  });

  test('tells what is not known to have been done in a sentence', () => {
    expect(threadOf([did, did], [START]).map(({ kind }) => kind)).toEqual(['told', 'told']);
  });

  test('keeps old buttons open, but takes each on the newest message that has it', () => {
    const moments = [did, sent(offer('yes'), offer('no')), sent(offer('no'))];
    expect(openOf(moments, [START], 1)).toEqual(['yes']);
    expect(openOf(moments, [START], 2)).toEqual(['no']);
  });

  test('offers no tap on what leads out', () => {
    expect(openOf([did, sent(offer('shop', { url: 'https://x.example' }))], [START], 1)).toEqual([]);
  });

  test('lets quick replies vanish with the next thing that is said, on either side', () => {
    const quick = sent(offer('yes', { quickReply: true }));
    expect(openOf([did, quick, told], [START], 1)).toEqual(['yes']);
    expect(openOf([did, quick, sent()], [START], 1)).toEqual([]);
    expect(openOf([did, quick, did], [START, { kind: 'write', text: 'Hm' }], 1)).toEqual([]);
    expect(openOf([did, quick, did], [START, { kind: 'advance-to-next' }], 1)).toEqual(['yes']);
  });

  test('lets the newest request on a topic be agreed to, once', () => {
    const agree: Input = { kind: 'agree', topic: 't1' };
    expect(agreeOf([did, request('t1'), request('t2')], [START], 1)).toBe('t1');
    expect(agreeOf([did, request('t1'), request('t1')], [START], 1)).toBeUndefined();
    expect(agreeOf([did, request('t1'), did], [START, agree], 1)).toBeUndefined();
    expect(agreedOf([did, request('t1'), did], [START, agree], 1)).toBe(true);
    expect(agreedOf([did, request('t1'), did, request('t1')], [START, agree], 1)).toBe(true);
    expect(agreedOf([did, request('t1'), request('t1'), did], [START, agree], 1)).toBeUndefined();
    expect(agreedOf([did, request('t2'), did], [START, agree], 1)).toBeUndefined();
    expect(agreeOf([did, request('t1', 'refused')], [START], 1)).toBeUndefined();
    expect(agreeOf([did, request('t1'), request('t1', 'refused')], [START], 1)).toBe('t1');
  });
});

test('buttons are given back to their cards', () => {
  const card = (...titles: string[]) => ({ title: 'Card', buttons: titles.map((title) => ({ title })) });
  const gallery: OutgoingMessage = {
    kind: 'gallery',
    square: false,
    quickReplies: [],
    cards: [card('a', 'b'), card(), card('c')],
  };
  const offers = [offer('a'), offer('b'), offer('c'), offer('later', { quickReply: true })];
  const { cards, replies } = offersOf(gallery, offers);
  expect(cards.map((one) => one.map(({ button }) => button))).toEqual([['a', 'b'], [], ['c']]);
  expect(replies.map(({ button }) => button)).toEqual(['later']);
});
