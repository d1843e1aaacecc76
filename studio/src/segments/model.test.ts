import { describe, expect, test } from 'vitest';
import type { Condition } from '../api/segments';
import {
  dayOf,
  days,
  daysOf,
  isWhole,
  LEAF_KINDS,
  newLeaf,
  rooted,
  startOf,
  unwrapped,
  withNewPart,
  wrapped,
} from './model';

const VIP: Condition = { kind: 'has-tag', tag: 'vip' };

describe('a condition on the screen', () => {
  test('always lies in a group', () => {
    expect(rooted(VIP)).toEqual({ kind: 'all', parts: [VIP] });
    expect(rooted({ kind: 'any', parts: [VIP] })).toEqual({ kind: 'any', parts: [VIP] });
  });

  test('has one "not" or none', () => {
    expect(unwrapped(wrapped(VIP, true))).toEqual({ part: VIP, negated: true });
    expect(unwrapped({ kind: 'not', part: { kind: 'not', part: VIP } })).toEqual({ part: VIP, negated: false });
  });

  test('is asked only when everything in it was chosen', () => {
    const asked = LEAF_KINDS.filter((kind) => isWhole(newLeaf(kind)));
    expect(asked).toEqual(['last-active', 'window-open', 'handed-over']);
    expect(isWhole(withNewPart(rooted(VIP), newLeaf('has-tag')))).toBe(false);
    expect(isWhole({ kind: 'field-is', field: 'city', comparison: 'IS_EMPTY' })).toBe(true);
    expect(isWhole({ kind: 'last-active', span: { kind: 'between' } })).toBe(false);
  });

  test('tells its spans in days', () => {
    expect(daysOf(days(30))).toBe(30);
    expect(daysOf('P7D')).toBe(7);
    expect(daysOf('PT15M')).toBe(0);
    expect(dayOf(startOf('2026-03-02'))).toBe('2026-03-02');
  });
});
