import { expect, test } from 'vitest';
import { filled } from './placeholders';

test('what is known is filled in, else the words behind the bar', () => {
  const template = 'Hi {{ first_name | friend }} of {{field.town|somewhere}}{{field.x}}!';

  expect(filled(template, { first_name: 'Anna' })).toBe('Hi Anna of somewhere!');
  expect(filled(template, {})).toBe('Hi friend of somewhere!');
});
