import { expect, test } from 'vitest';
import { outlined } from './outline';
import { asking, flowOf, text } from './testing';
import type { FlowDocument } from './document';

function told(flow: FlowDocument): string[] {
  return outlined(flow).map((line) =>
    line.kind === 'step'
      ? `${' '.repeat(line.depth)}${line.step}`
      : `${' '.repeat(line.depth)}${line.exit.id} ${line.stands}`,
  );
}

test('a story goes on below, ways stand apart', () => {
  const flow = flowOf(text('a', 'b'), asking('b', { yes: 'c', no: 'd' }), text('c', 'd'), text('d'));

  expect(told(flow)).toEqual(['a', 'b', ' tap:yes below', '  c', '  d', '  next free', ' tap:no elsewhere']);
});

test('a circle ends where it began', () => {
  expect(told(flowOf(text('a', 'b'), text('b', 'a')))).toEqual(['a', 'b', 'next elsewhere']);
});

test('what nobody reaches is told too, with its story', () => {
  expect(told(flowOf(text('a'), text('y'), text('x', 'y')))).toEqual(['a', 'next free', 'x', 'y', 'next free']);
});

test('a circle that nobody reaches is told as well', () => {
  expect(told(flowOf(text('a'), text('x', 'y'), text('y', 'x')))).toContain('x');
});

test('a very long row is no trouble', () => {
  const steps = Array.from({ length: 20_000 }, (_, at) => text(`s${at}`, `s${at + 1}`));

  expect(outlined(flowOf(...steps)).filter((line) => line.kind === 'step')).toHaveLength(20_000);
});
