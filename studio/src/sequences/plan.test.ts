import { describe, expect, test } from 'vitest';
import { effects, emptyPlan, formOf, insert, move } from './plan';

const step = (id: string, flow = id, on = true) => ({ id, flow, on });
const ABC = [step('a'), step('b'), step('c')];
const ids = (steps: readonly { id: string }[]) => steps.map((one) => one.id).join('');

describe('turns', () => {
  test('are put in, and the rest moves on', () => {
    expect(ids(insert(ABC, 1, step('x')))).toBe('axbc');
    expect(ids(insert(ABC, 3, step('x')))).toBe('abcx');
  });

  test('are moved earlier and later', () => {
    expect(ids(move(ABC, 0, 2))).toBe('bca');
    expect(ids(move(ABC, 2, 0))).toBe('cab');
  });

  test('stay where they are when there is no such place', () => {
    expect(ids(move(ABC, 0, -1))).toBe('abc');
    expect(ids(move(ABC, 2, 3))).toBe('abc');
    expect(ids(move(ABC, 7, 0))).toBe('abc');
  });
});

describe('what an edit means for people inside', () => {
  const before = { ...emptyPlan('bread'), steps: ABC };

  test('nothing, when only the name changed', () => {
    expect(effects(before, { ...before, name: 'New' })).toEqual([]);
  });

  test.each([
    ['added', [...ABC, step('d')]],
    ['removed', ABC.slice(1)],
    ['moved', move(ABC, 0, 2)],
    ['off', [step('a', 'a', false), step('b'), step('c')]],
    ['replaced', [step('a', 'other'), step('b'), step('c')]],
  ])('%s', (effect, steps) => {
    expect(effects(before, { ...before, steps })).toEqual([effect]);
  });

  test('another time', () => {
    expect(effects(before, { ...before, time: '11:00' })).toEqual(['when']);
  });
});

test('only the day that the frequency knows is sent', () => {
  const plan = { ...emptyPlan('bread'), name: 'A', steps: ABC };
  expect(formOf(plan, 'bread', 'WEEKLY')).toMatchObject({ weekday: 'THURSDAY' });
  expect(formOf(plan, 'bread', 'WEEKLY')).not.toHaveProperty('dayOfMonth');
  expect(formOf(plan, 'bread', 'MONTHLY', 3)).toMatchObject({ dayOfMonth: 1, revision: 3 });
  expect(formOf(plan, 'bread', 'DAILY')).not.toHaveProperty('weekday');
});
