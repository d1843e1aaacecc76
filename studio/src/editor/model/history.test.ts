import { expect, test } from 'vitest';
import { EMPTY } from './document';
import { begun, DEEPEST_UNDO, edited, type History, redone, undone } from './history';
import { flowOf, text } from './testing';

const named = (name: string) => ({ kind: 'change', step: { ...text('a'), name } }) as const;

function nameIn({ present }: History): string | undefined {
  return present.steps['a']?.name;
}

test('takes back and does again, one edit at a time', () => {
  const history = edited(edited(begun(flowOf(text('a'))), named('one'), 0), named('two'), 5);

  expect(nameIn(undone(history))).toBe('one');
  expect(nameIn(undone(undone(history)))).toBe('a');
  expect(nameIn(redone(undone(history)))).toBe('two');
});

test('what is written in one go is taken back in one go', () => {
  let history = begun(flowOf(text('a')));
  for (const [at, name] of ['h', 'he', 'hey'].entries()) history = edited(history, named(name), at * 900, 'name:a');

  expect(nameIn(undone(history))).toBe('a');
});

test('a pause, or another thing, begins anew', () => {
  const typed = edited(begun(flowOf(text('a'))), named('h'), 0, 'name:a');

  expect(nameIn(undone(edited(typed, named('he'), 1_000, 'name:a')))).toBe('h');
  expect(nameIn(undone(edited(typed, named('he'), 10, 'text:a')))).toBe('h');
});

test('an edit after taking back forgets what was taken back', () => {
  const history = edited(undone(edited(begun(flowOf(text('a'))), named('one'), 0)), named('other'), 5);

  expect(history.future).toEqual([]);
  expect(redone(history).present).toBe(history.present);
});

test('an edit that changes nothing is none', () => {
  const history = begun(flowOf(text('a')));

  expect(edited(history, { kind: 'remove', ids: [] }, 0).past.length).toBeLessThanOrEqual(1);
  expect(edited(history, { kind: 'begin', with: 'a' }, 0)).toBe(history);
});

test('holds many edits, and not endlessly many', () => {
  let history = begun(flowOf(text('a')));
  for (let at = 0; at <= DEEPEST_UNDO; at += 1) history = edited(history, named(String(at)), at);
  for (let at = 0; at < DEEPEST_UNDO; at += 1) history = undone(history);

  expect(nameIn(history)).toBe('0');
  expect(undone(history).present).toBe(history.present);
});

test('an empty flow has nothing to take back', () => {
  expect(undone(begun(EMPTY)).present).toBe(EMPTY);
});
