import { expect, test } from 'vitest';
import { Blocks } from './live';
import { staleAfter } from './renewal';

test('an event is whole when its empty line has come, wherever the pieces were cut', () => {
  const blocks = new Blocks();

  expect(blocks.add('retry: 2000\n\nid: a-1\nevent: chan')).toEqual([]);
  expect(blocks.add('ged\ndata: {"sends":[]}\n')).toEqual([]);
  expect(blocks.add('\n: still here\n\n')).toEqual([{ id: 'a-1', event: 'changed', data: '{"sends":[]}' }]);
});

test('of people who are named, nobody else is asked for', () => {
  const keys = staleAfter('7', { contacts: ['anna'] });

  expect(keys).toContainEqual(['pages', '7', 'contacts', 'anna']);
  expect(keys).not.toContainEqual(['pages', '7', 'contacts']);
});

test('where they are too many to be named, anybody may have changed', () => {
  expect(staleAfter('7', { contacts: [] })).toContainEqual(['pages', '7', 'contacts']);
});

test('what the team is told, and has seen, is looked at again', () => {
  expect(staleAfter('7', { notices: [] })).toEqual([['pages', '7', 'notices']]);
});

test('what a newer server tells of is passed over', () => {
  expect(staleAfter('7', { 'something-new': [] })).toEqual([]);
});
