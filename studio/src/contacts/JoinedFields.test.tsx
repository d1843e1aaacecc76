import { expect, test } from 'vitest';
import { shown } from '../steps/testing';
import { JoinedFields } from './JoinedFields';

test('who joins fields is told whose value stays', async () => {
  const view = await shown(<JoinedFields name="city" into="town" />);
  expect(view.container.textContent).toContain('keeps the value of town; that of city is lost');
  expect(view.container.textContent).not.toContain('holds');
});

test('who joins fields of two kinds is told so', async () => {
  const view = await shown(<JoinedFields name="visits" into="town" />);
  expect(view.container.textContent).toContain('visits holds: number; town holds: text.');
});
