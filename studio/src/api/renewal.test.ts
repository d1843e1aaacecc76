import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Renewal, staleAfter } from './renewal';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function stale(client: QueryClient, key: readonly unknown[]) {
  return client.getQueryState(key)?.isInvalidated;
}

test('changes that follow each other closely are one after a pause', async () => {
  const client = new QueryClient();
  const renewal = new Renewal(client);
  const key = ['pages', '7', 'today'];
  client.setQueryData(key, 1);

  renewal.renew([key]);
  expect(stale(client, key)).toBe(true);
  client.setQueryData(key, 2);
  renewal.renew([key]);
  expect(stale(client, key)).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stale(client, key)).toBe(true);
  renewal.end();
});

test('whoever looks at a flow sees people go over to its new version', () => {
  const client = new QueryClient();
  const renewal = new Renewal(client);
  const people = ['pages', '7', 'flows', 'f', 'people'];
  const version = ['pages', '7', 'flows', 'f', 'versions', 1];
  client.setQueryData(people, 1);
  client.setQueryData(version, 1);

  renewal.renew(staleAfter('7', { flows: ['f'] }));

  expect(stale(client, people)).toBe(true);
  expect(stale(client, version)).toBe(false);
  renewal.end();
});

test('what somebody pages through or edits stands still', () => {
  const client = new QueryClient();
  const renewal = new Renewal(client);
  const list = ['pages', '7', 'contacts', 'list', {}];
  const draft = ['pages', '7', 'flows', 'f', 'draft'];
  client.setQueryData(list, 1);
  client.setQueryData(draft, 1);
  client.setQueryData(['pages', '7', 'flows'], 1);

  renewal.renew([['pages', '7']]);

  expect(stale(client, list)).toBe(false);
  expect(stale(client, draft)).toBe(false);
  expect(stale(client, ['pages', '7', 'flows'])).toBe(true);
  renewal.end();
});
