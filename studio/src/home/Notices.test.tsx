import { expect, test, vi } from 'vitest';
import { shown } from '../steps/testing';
import { Notices } from './Notices';

const AT = '2026-05-03T10:00:00Z';
const OF_ANNA = { number: '2', at: AT, contact: 'anna', firstName: 'Anna', kind: 'MESSAGE', text: 'Wants a cake' };
const OF_THE_LEDGER = { number: '0', at: AT, kind: 'LEDGER_BROKEN', sentence: 'Not as recorded.' };
const OF_A_SYSTEM = { number: '1', at: AT, kind: 'CALLS_PAUSED', text: 'crm.example' };

/** The API keeps the `fetch` that it finds when loaded. */
vi.hoisted(() => {
  globalThis.fetch = () =>
    Promise.resolve(
      Response.json({
        unseen: 3,
        notices: [
          ...[OF_ANNA, OF_A_SYSTEM].map((notice) => ({ ...notice, sentence: 'Told.', flow: 'f1', step: 'hello' })),
          OF_THE_LEDGER,
        ],
      }),
    );
});

test('a notice leads to the person, to the flow that calls the system, or to the ledger', async () => {
  const view = await shown(<Notices />, ['contacts-read']);

  const leadsTo = async (name: string) => (await view.findByText(name)).closest('a')?.getAttribute('href');
  expect(await leadsTo('Anna')).toBe('/pages/1/contacts/anna');
  expect(await leadsTo('crm.example')).toBe('/pages/1/content/flows/f1');
  expect(await leadsTo('Consent ledger')).toBe('/pages/1/settings/ledger');
  expect(view.getByText('Wants a cake')).toBeDefined();
  expect(view.getByText('Told.')).toBeDefined();
});
