import { expect, test } from 'vitest';
import type { FlowCountStepLine } from '../../api/schema';
import { flowOf, text } from '../model/testing';
import { nodesOf } from './nodes';

const look = { document: flowOf(text('a', 'b'), text('b')), marks: {}, chosen: new Set<string>() };

function counted(step: string): FlowCountStepLine {
  return { step, entered: 5, tapped: 0, left: [], sent: 3, read: 1, failed: 0, unknown: 0, waiting: 0, refused: [] };
}

test('a step is drawn anew only when its own counts change', () => {
  const [one, other] = [counted('a'), counted('b')];
  const before = nodesOf({ ...look, counts: { a: one, b: other } }, []);
  expect(before.map(({ data }) => data)).toMatchObject([{ counts: one }, { counts: other }]);
  const same = nodesOf({ ...look, counts: { a: one, b: other } }, before);
  expect(same[0]).toBe(before[0]);
  const next = nodesOf({ ...look, counts: { a: counted('a'), b: other } }, before);
  expect(next[0]).not.toBe(before[0]);
  expect(next[1]).toBe(before[1]);
});

test('counts go when they are not wanted any more', () => {
  const before = nodesOf({ ...look, counts: { a: counted('a') } }, []);
  expect(nodesOf({ ...look, counts: {} }, before)[0]?.data).not.toHaveProperty('counts');
});
