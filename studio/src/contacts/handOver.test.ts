import { expect, test } from 'vitest';
import type { Contact } from '../api/contacts';
import { handedOverUntil } from './handOver';

function waiting(...all: Contact['runs'][number]['waiting'][]): Pick<Contact, 'runs'> {
  const run = { flow: 'f', version: 1, step: 's', stack: [], origin: { kind: 'direct' }, startedAt: '' } as const;
  return { runs: all.map((waiting, at) => ({ ...run, id: String(at), stack: [], waiting })) };
}

test('the team has a person until the later of two hand-overs is over', () => {
  const contact = waiting(
    { kind: 'for-team', until: '2026-03-02T12:00:00Z' },
    { kind: 'for-team', until: '2026-03-02T13:00:00Z' },
    { kind: 'for-give-back' },
  );
  expect(handedOverUntil(contact)).toBe('2026-03-02T13:00:00Z');
});

test('the bot has whoever waits for anything else', () => {
  expect(handedOverUntil(waiting({ kind: 'for-reply' }, { kind: 'until', until: '2026-03-02T12:00:00Z' }))).toBe(
    undefined,
  );
});
