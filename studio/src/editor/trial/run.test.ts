import { expect, test } from 'vitest';
import { flowOf, text } from '../model/testing';
import { after, ANYBODY, before, begun, formOf, MOST_INPUTS } from './run';

const NOW = '2026-05-03T10:00:00Z';
const drawn = flowOf(text('a'));

test('without a run nothing is done, and nobody needs to be named', () => {
  expect(formOf(null, drawn)).toEqual({ document: drawn, inputs: [] });
});

test('somebody made up wrote last as long ago as chosen, by the clock of the test', () => {
  const played = (lastWrote: typeof ANYBODY.lastWrote) =>
    formOf(begun({ ...ANYBODY, firstName: ' Anna ', tags: ['VIP'], agreed: ['t1'], lastWrote }, NOW, 7), drawn);
  expect(played('twoDaysAgo')).toEqual({
    document: drawn,
    seed: 7,
    inputs: [{ kind: 'start' }],
    person: { firstName: 'Anna', tags: ['VIP'], agreed: ['t1'], lastInteractionAt: '2026-05-01T10:00:00.000Z' },
  });
  expect(played('now').person?.lastInteractionAt).toBe('2026-05-03T10:00:00.000Z');
  expect(played('never').person).not.toHaveProperty('lastInteractionAt');
});

test('a contact is taken as they are', () => {
  const form = formOf(begun({ kind: 'contact', id: '42', name: 'Ola' }, NOW, 7), drawn);
  expect(form).toEqual({ document: drawn, contact: '42', seed: 7, inputs: [{ kind: 'start' }] });
});

test('what was done is taken back, except that the flow begins', () => {
  const run = begun(ANYBODY, NOW, 7);
  const further = after(run, { kind: 'write', text: 'Hi' });
  expect(further.inputs).toEqual([{ kind: 'start' }, { kind: 'write', text: 'Hi' }]);
  expect(before(further)).toEqual(run);
  expect(before(run)).toBe(run);
});

test('no more is done than the server plays', () => {
  let run = begun(ANYBODY, NOW, 7);
  for (let count = 0; count < 300; count += 1) run = after(run, { kind: 'advance-to-next' });
  expect(run.inputs).toHaveLength(MOST_INPUTS);
});
