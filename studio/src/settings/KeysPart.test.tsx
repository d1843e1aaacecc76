import { expect, test, vi } from 'vitest';
import { shown } from '../steps/testing';
import { KeysPart } from './KeysPart';

const REFUSED = { detail: 'Your role does not allow this.' };

/** The keys that the server tells of, or nothing: then it refuses. The API keeps the `fetch` that it finds when loaded. */
const server = vi.hoisted(() => {
  const state: { keys: unknown[] | undefined } = { keys: undefined };
  globalThis.fetch = () =>
    Promise.resolve(state.keys ? Response.json(state.keys) : Response.json(REFUSED, { status: 403 }));
  return state;
});

test('whoever may manage keys is offered a new one', async () => {
  server.keys = [];
  const part = await shown(<KeysPart />, ['keys-write']);

  await part.findByText('No key yet');
  expect(part.getAllByText('New key')).toHaveLength(2);
});

test('whoever may not is offered none above the refusal', async () => {
  server.keys = undefined;
  const part = await shown(<KeysPart />, ['settings-read']);

  expect(await part.findByText(REFUSED.detail)).toBeDefined();
  expect(part.queryByText('New key')).toBeNull();
});
