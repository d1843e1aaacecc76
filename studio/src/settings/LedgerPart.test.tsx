import { fireEvent } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { shown } from '../steps/testing';
import { LedgerPart } from './LedgerPart';

const AT = '2026-05-03T10:00:00Z';
const RIGHTS = ['contacts-read', 'contacts-export'];

/** What the server answers, by the end of the address. */
const answers = vi.hoisted(() => new Map<string, unknown>());
const asked = vi.hoisted((): string[] => []);

/** The API keeps the `fetch` that it finds when loaded. */
vi.hoisted(() => {
  globalThis.fetch = (request) => {
    const { method, url } = request as Request;
    const path = new URL(url).pathname.replace('/api/v1/pages/1/', '');
    asked.push(`${method} ${path}`);
    return Promise.resolve(Response.json(answers.get(path) ?? {}));
  };
});

const check = (more: object) => ({
  id: 'c1',
  askedBy: 'Ola',
  stage: 'DONE',
  sentence: 'Everything is as it was recorded.',
  people: 2,
  entries: 3,
  totalEntries: 3,
  seals: 1,
  totalSeals: 1,
  faultCount: 0,
  faults: [],
  startedAt: AT,
  finishedAt: AT,
  ...more,
});

function ledger(...checks: readonly object[]) {
  answers.set('consent-ledger', { people: 2, entries: 3, seals: 1, sealedAt: AT, newestSeal: 'ab'.repeat(32) });
  answers.set('consent-ledger/checks', { checks });
}

beforeEach(() => {
  answers.clear();
  asked.length = 0;
});

test('a check is begun, and its outcome stands there', async () => {
  ledger(check({}));
  const view = await shown(<LedgerPart />, RIGHTS);

  expect(await view.findByText('Everything is as it was recorded.')).toBeDefined();
  fireEvent.click(await view.findByText('Check again'));
  await vi.waitFor(() => expect(asked).toContain('POST consent-ledger/checks'));
  expect(view.getByText('ab'.repeat(32))).toBeDefined();
});

test('a check under way shows how far it has come, and no second one is offered', async () => {
  ledger(check({ stage: 'CHAINS', entries: 1, seals: 0, sentence: 'No fault so far.', finishedAt: undefined }));
  const view = await shown(<LedgerPart />, RIGHTS);

  expect((await view.findByRole('progressbar')).getAttribute('aria-valuenow')).toBe('25');
  expect(view.queryByText('Check again')).toBeNull();
});

test('a fault leads to the person', async () => {
  const faults = [
    { kind: 'ROW', sentence: 'Row 2 was changed.', contact: 'anna' },
    { kind: 'END', sentence: 'It ends too early.' },
  ];
  ledger(check({ faultCount: 2, faults, sentence: 'Faults found: 2.' }));
  const view = await shown(<LedgerPart />, RIGHTS);

  const link = await view.findByText('Whose chain it is');
  expect(link.closest('a')?.getAttribute('href')).toBe('/pages/1/contacts/anna');
  expect(view.getByText(/It ends too early. Nobody on this page has this chain./)).toBeDefined();
});

test('whoever may not take the proof out sees no button', async () => {
  ledger(check({}));
  const view = await shown(<LedgerPart />, ['contacts-read']);

  expect(await view.findByText('Everything is as it was recorded.')).toBeDefined();
  expect(view.queryByText('Check again')).toBeNull();
  expect(view.queryByText('Export')).toBeNull();
});
