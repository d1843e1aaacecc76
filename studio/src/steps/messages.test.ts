import { expect, test } from 'vitest';
import type { Message } from '../api/schema';
import { buttonAs, messageAs } from './messages';

const ASKED: Message = {
  kind: 'buttons',
  text: 'Bread?',
  buttons: [{ kind: 'tap', id: 'b', title: 'Yes' }],
  quickReplies: [{ id: 'q', title: 'No' }],
};

test('another kind of message keeps what it has a place for', () => {
  const gallery = messageAs('gallery', ASKED);

  expect(gallery).toMatchObject({
    cards: [{ title: 'Bread?', buttons: ASKED.buttons }],
    quickReplies: ASKED.quickReplies,
  });
  expect(messageAs('buttons', gallery)).toEqual(ASKED);
  expect(messageAs('text', gallery)).toEqual({ kind: 'text', text: 'Bread?', quickReplies: ASKED.quickReplies });
  expect(messageAs('image', messageAs('gallery', { kind: 'image', url: 'https://x', quickReplies: [] }))).toEqual({
    kind: 'image',
    url: 'https://x',
    quickReplies: [],
  });
});

test('a button that becomes another kind keeps its id and its words', () => {
  expect(buttonAs('link', { id: 'b', title: 'Yes' })).toEqual({ kind: 'link', id: 'b', title: 'Yes', url: '' });
});
