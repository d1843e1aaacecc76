import { expect, test } from 'vitest';
import type { AccountSum } from '../api/today';
import { bySentence } from './Reasons';

const sum = (...why: AccountSum['why']) => ({ why }) as AccountSum;

test('causes that are worded alike are added up, the most frequent first', () => {
  const found = bySentence([
    sum({ sentence: 'Paused.', sends: 2 }, { sentence: 'Stopped.', sends: 3 }),
    sum({ sentence: 'Paused.', sends: 4 }),
  ]);
  expect(found).toEqual([
    ['Paused.', 6],
    ['Stopped.', 3],
  ]);
});
