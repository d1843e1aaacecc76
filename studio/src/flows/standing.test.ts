import { expect, test } from 'vitest';
import { standing } from './standing';

const flow = { id: 'a', name: 'A', kind: 'FLOW', revision: 1, savedAt: '2026-05-03T10:00:00.5Z' } as const;

test('a flow is a draft until it is published, and changed once it is saved after that', () => {
  expect(standing(flow)).toBe('draft');
  expect(standing({ ...flow, publishedAt: '2026-05-03T10:00:00.6Z' })).toBe('published');
  expect(standing({ ...flow, publishedAt: '2026-05-03T10:00:00.4Z' })).toBe('changed');
});
