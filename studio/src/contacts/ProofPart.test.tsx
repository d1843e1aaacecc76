import { fireEvent } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { shown } from '../steps/testing';
import { ProofPart } from './ProofPart';

const answer = vi.hoisted(() => ({ now: {}, asked: 0 }));

/** The API keeps the `fetch` that it finds when loaded. */
vi.hoisted(() => {
  globalThis.fetch = () => {
    answer.asked += 1;
    return Promise.resolve(Response.json(answer.now));
  };
});

const ENTRY = {
  position: 1,
  change: {
    topic: 't1',
    kind: 'OPTED_IN',
    at: '2026-05-03T10:00:00Z',
    effective: true,
    frequency: 'WEEKLY',
    wording: { version: 2, title: 'Bread of the week', callToAction: 'GET_UPDATES', language: 'en' },
    cause: 'event-1',
  },
};

beforeEach(() => {
  answer.asked = 0;
});

test('the proof is read when somebody opens it, and shows what the person saw', async () => {
  answer.now = { entries: [ENTRY] };
  const view = await shown(<ProofPart id="anna" />, ['contacts-export']);
  expect(answer.asked).toBe(0);

  fireEvent.click(await view.findByText('Show the proof'));

  expect(await view.findByText('Bread of the week')).toBeDefined();
  expect(view.getByText('Get updates')).toBeDefined();
  expect(view.getByText(/This chain is whole/)).toBeDefined();
});

test('a chain that somebody changed is not called whole', async () => {
  answer.now = { entries: [ENTRY], fault: 'Row 2 of this chain was changed.' };
  const view = await shown(<ProofPart id="anna" />, ['contacts-export']);

  fireEvent.click(await view.findByText('Show the proof'));

  expect(await view.findByText('Row 2 of this chain was changed.')).toBeDefined();
  expect(view.queryByText(/This chain is whole/)).toBeNull();
});

test('whoever may not read it sees nothing of it', async () => {
  const view = await shown(<ProofPart id="anna" />, ['contacts-read']);

  expect(view.queryByText('Show the proof')).toBeNull();
});
