import { expect, test } from 'vitest';
import { delayBefore, discard, forgetLocally, keepLocally, keptLocally, shelfOf } from './autosave';
import { flowOf, text } from './model/testing';

const COPY = { name: 'Flow A', document: flowOf(text('a')), revision: 3 };

test('what was kept is found again, until it is forgotten', () => {
  const shelf = shelfOf('1', 'a');
  keepLocally(shelf, 'tab', COPY);

  expect(keptLocally(shelf)).toEqual(COPY);
  expect(keptLocally(shelfOf('1', 'b'))).toBeUndefined();
  expect(keptLocally(shelfOf('2', 'a'))).toBeUndefined();
  forgetLocally(shelf, 'tab');
  expect(keptLocally(shelf)).toBeUndefined();
});

test('a tab forgets nothing of another one', () => {
  const shelf = shelfOf('1', 'c');
  keepLocally(shelf, 'other', COPY);
  forgetLocally(shelf, 'tab');

  expect(keptLocally(shelf)).toEqual(COPY);
  discard(shelf);
  expect(keptLocally(shelf)).toBeUndefined();
});

test('a copy that cannot be read or drawn is none', () => {
  const shelf = shelfOf('1', 'd');
  for (const broken of ['{"name":', '7', '{"name":"x","revision":1,"document":{"steps":{"a":3}}}']) {
    localStorage.setItem(shelf, broken);

    expect([broken, keptLocally(shelf)]).toEqual([broken, undefined]);
  }
});

test('waits longer after each failure, and never long', () => {
  expect([0, 1, 2, 3, 9].map(delayBefore)).toEqual([700, 2_000, 4_000, 8_000, 30_000]);
});
