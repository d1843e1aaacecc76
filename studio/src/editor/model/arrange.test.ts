import { expect, test } from 'vitest';
import { aligned, distributed, freePlace, inReadingOrder, laidOut, placeBehind, placed, STEP_WIDTH } from './arrange';
import { positionOf } from './document';
import { asking, flowOf, text } from './testing';

const BOXES = {
  a: { x: 0, y: 0, width: 100, height: 50 },
  b: { x: 300, y: 40, width: 200, height: 100 },
  c: { x: 120, y: 10, width: 100, height: 50 },
};

test('boxes share an edge or a middle', () => {
  expect(aligned(BOXES, 'right')).toMatchObject({ a: { x: 400, y: 0 }, b: { x: 300, y: 40 } });
  expect(aligned(BOXES, 'middle')).toMatchObject({ a: { x: 0, y: 45 }, b: { x: 300, y: 20 } });
});

test('boxes have equal gaps, and the outermost stay', () => {
  expect(distributed(BOXES, 'x')).toEqual({ a: { x: 0, y: 0 }, c: { x: 150, y: 10 }, b: { x: 300, y: 40 } });
});

test('a flow is laid out from left to right without overlap', () => {
  const at = laidOut(flowOf(asking('a', { yes: 'b', no: 'c' }), text('b', 'd'), text('c', 'd'), text('d')));

  expect(at['b']!.x).toBeGreaterThanOrEqual(at['a']!.x + STEP_WIDTH);
  expect(at['d']!.x).toBeGreaterThanOrEqual(at['b']!.x + STEP_WIDTH);
  expect(Math.abs(at['b']!.y - at['c']!.y)).toBeGreaterThanOrEqual(150);
});

test('steps are read in the order of their exits, those that nobody meets last', () => {
  const flow = flowOf(asking('a', { yes: 'c', no: 'b' }), text('b'), text('lost'), text('c', 'a'));

  expect(inReadingOrder(flow)).toEqual(['a', 'c', 'b', 'lost']);
});

test('the next step lies on free ground', () => {
  const flow = flowOf(text('a'), text('b'));

  expect(placeBehind(flow, 'a').y).toBeGreaterThan(0);
  expect(placeBehind(flow, 'b').y).toBe(0);
});

test('steps that are added one after the other do not lie on each other', () => {
  const wanted = positionOf(flowOf(text('a')), 'a');

  expect(freePlace(flowOf(text('a')), wanted)).not.toEqual(wanted);
});

test('steps without a place get one, and those that have one keep it', () => {
  const flow = flowOf(text('a', 'b'), text('b'));
  const mended = placed({ ...flow, layout: { positions: { a: { x: 0, y: 0 } }, notes: {} } });

  expect(mended.layout.positions['a']).toEqual({ x: 0, y: 0 });
  expect(mended.layout.positions['b']).toBeDefined();
  expect(placed(flow)).toBe(flow);
});
