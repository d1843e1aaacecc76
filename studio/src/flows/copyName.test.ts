import { t } from 'i18next';
import { expect, test } from 'vitest';
import { copyName } from './copyName';

test('a copy says that it is one', () => {
  expect(copyName(t, 'Offer', ['Offer'])).toBe('Offer (copy)');
});

test('no two copies are called the same', () => {
  expect(copyName(t, 'Offer', ['Offer', 'offer (Copy) ', 'Offer (copy 2)'])).toBe('Offer (copy 3)');
});

test('the copy of a long name still says that it is one', () => {
  const long = 'x'.repeat(100);

  expect(copyName(t, long, [])).toBe(`${'x'.repeat(93)} (copy)`);
  expect(copyName(t, long, [`${'x'.repeat(93)} (copy)`])).toBe(`${'x'.repeat(91)} (copy 2)`);
});
