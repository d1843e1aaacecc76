import { expect, test } from 'vitest';
import { fits } from './search';

test('words are found without their Polish marks and in any order', () => {
  expect(fits('Tematy powiadomień Treści', 'tresci powiadomien')).toBe(true);
  expect(fits('Właściciel', 'wlasc')).toBe(true);
  expect(fits('Sekwencje', 'sekwencje temat')).toBe(false);
});

test('nothing typed fits everything', () => {
  expect(fits('Start', '')).toBe(true);
});
