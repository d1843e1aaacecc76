import { expect, test } from 'vitest';
import type { Contact, SendView } from '../api/contacts';
import { progress } from './steps';

function send(kind: SendView['send']['kind'], state: SendView['send']['state'], reason?: string): SendView {
  const at = '2022-09-08T10:00:00Z';
  const line = { contact: 'anna', kind, state, plannedAt: at, dueAt: at, notAfter: at, origin: {}, receipt: {} };
  return { sentence: '', send: { place: { period: '2022-09-05', id: 'x' }, ...line, ...(reason && { reason }) } };
}

test('nobody chosen, nothing done', () => {
  expect(progress(null, null, [])).toEqual(new Set());
});

test('a request that Meta has not taken yet does not count', () => {
  expect(progress('anna', null, [send('OPT_IN_REQUEST', 'DUE')])).toEqual(new Set(['choose']));
});

test('the last step wants a notification that was refused for the stop, not for something else', () => {
  const anna = { consents: { bread: { status: 'STOPPED' } } } as unknown as Contact;
  const before = [
    send('NOTIFICATION', 'SENT'),
    send('OPT_IN_REQUEST', 'SENT'),
    send('NOTIFICATION', 'REFUSED', 'PAUSED'),
  ];
  expect(progress('anna', anna, before).has('refused')).toBe(false);
  const all = progress('anna', anna, [...before, send('NOTIFICATION', 'REFUSED', 'CONSENT_STOPPED')]);
  expect([...all]).toEqual(['choose', 'ask', 'agree', 'turn', 'stop', 'refused']);
});
