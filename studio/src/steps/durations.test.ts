import { expect, test } from 'vitest';
import { amountOf, durationOf, inLargestUnit } from './durations';

test('a duration keeps the unit in which it was said', () => {
  for (const amount of [
    { count: 90, unit: 'minutes' },
    { count: 24, unit: 'hours' },
    { count: 2, unit: 'days' },
  ] as const) {
    expect(amountOf(durationOf(amount))).toEqual(amount);
  }
});

test('parts are put together, and seconds count as a minute begun', () => {
  expect(amountOf('P1DT12H')).toEqual({ count: 36, unit: 'hours' });
  expect(amountOf('PT59M30S')).toEqual({ count: 1, unit: 'hours' });
  expect(amountOf('nonsense')).toEqual({ count: 0, unit: 'minutes' });
});

test('48 hours are told as two days', () => {
  expect(inLargestUnit({ count: 48, unit: 'hours' })).toEqual({ count: 2, unit: 'days' });
  expect(inLargestUnit({ count: 47, unit: 'hours' })).toEqual({ count: 47, unit: 'hours' });
});

test('a cleared number keeps its unit', () => {
  expect(amountOf('PT0H')).toEqual({ count: 0, unit: 'hours' });
});
