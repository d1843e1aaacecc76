import { expect, test } from 'vitest';
import { delayBefore, forgetLocally, keepLocally, keptLocally } from './autosave';
import { EMPTY } from './model/document';

test('what was kept is found again, until it is forgotten', () => {
  const copy = { name: 'Flow A', document: EMPTY, revision: 3 };
  keepLocally('a', copy);

  expect(keptLocally('a')).toEqual(copy);
  expect(keptLocally('b')).toBeUndefined();
  forgetLocally('a');
  expect(keptLocally('a')).toBeUndefined();
});

test('an unreadable copy is none', () => {
  localStorage.setItem('rytm.draft.c', '{"name":');

  expect(keptLocally('c')).toBeUndefined();
});

test('waits longer after each failure, and never long', () => {
  expect([0, 1, 2, 3, 9].map(delayBefore)).toEqual([700, 2_000, 4_000, 8_000, 30_000]);
});
