import { expect, test } from 'vitest';
import { fates, textLines } from './compare';
import { EMPTY } from './document';
import { found } from './find';
import { problems } from './problems';
import { documentOf, misfits } from './read';
import { newStep, STEP_KINDS } from './steps';
import { asking, flowOf, text } from './testing';

test('what is written can be read again', () => {
  const flow = flowOf(...STEP_KINDS.map((kind) => newStep(kind, kind, '')), asking('a', { yes: 'end' }));

  expect(documentOf(JSON.parse(JSON.stringify(flow)) as Record<string, unknown>)).toEqual(flow);
  expect(documentOf({ steps: {} })).toEqual(EMPTY);
});

test('what cannot be drawn gives nothing', () => {
  const step = text('a');
  for (const broken of [
    { steps: [] },
    { steps: { a: 3 } },
    { steps: { a: { ...step, kind: 'dance' } } },
    { steps: { a: { ...step, id: 'b' } } },
    { steps: { a: { ...step, message: { kind: 'text' } } } },
    { steps: { a: { ...newStep('condition', 'a', ''), condition: { kind: 'all', parts: [null] } } } },
    { steps: { a: { ...newStep('condition', 'a', ''), condition: { kind: 'consent-is', topic: 't' } } } },
    { steps: { a: { ...newStep('action', 'a', ''), actions: [{ kind: 'add-tag', tag: { not: 'a text' } }] } } },
    { steps: { a: { ...newStep('hand-over', 'a', ''), note: { not: 'a text' } } } },
    { steps: { a: text('a', 'constructor') } },
    { steps: { constructor: text('constructor') } },
    JSON.parse('{"steps": {"__proto__": {"kind": "end"}}}') as Record<string, unknown>,
    { steps: { a: asking('a', { toString: 'a' }) } },
  ]) {
    expect([broken, documentOf(broken)]).toEqual([broken, undefined]);
  }
});

test('what keeps a draft from being drawn is named by its path', () => {
  const deep = (levels: number): object =>
    levels === 0 ? { kind: 'window-open' } : { kind: 'not', part: deep(levels - 1) };
  const steps = {
    'a/b': { kind: 'wait', delay: { kind: 'dance' } },
    b: { kind: 'action', actions: [{ kind: 'set-field', field: 'size' }] },
    c: { kind: 'condition', condition: deep(100) },
    valueOf: { kind: 'end' },
  };

  expect(misfits({ steps })).toEqual([
    { pointer: '/steps/a~1b/delay/kind', kind: 'form' },
    { pointer: '/steps/b/actions/0/value', kind: 'form' },
    { pointer: expect.stringMatching('^/steps/c/condition/part/part') as string, kind: 'form' },
    { pointer: '/steps/valueOf', kind: 'name' },
  ]);
});

test('a layout out of bounds, or of steps that are gone, is left out', () => {
  const note = { x: 0, y: 0, width: 200, height: 100, text: 'Ask Anna' };
  const { layout } =
    documentOf({
      steps: { a: text('a'), b: text('b') },
      layout: {
        positions: { a: { x: 1, y: 2 }, b: { x: 1e308, y: 0 }, gone: { x: 3, y: 4 } },
        notes: { kept: note, huge: { ...note, width: 1e9 } },
      },
    }) ?? EMPTY;

  expect(layout).toEqual({ positions: { a: { x: 1, y: 2 } }, notes: { kept: note } });
});

test('what a step lacks is filled, and a senseless layout is left out', () => {
  const read = documentOf({
    entry: 'c',
    steps: { c: { kind: 'consent', name: 'Ask' } },
    layout: { positions: { c: { x: 'far', y: 1 } }, notes: { n: { x: 1, y: 2 } } },
  });

  expect(read).toEqual({
    entry: 'c',
    steps: { c: { kind: 'consent', id: 'c', name: 'Ask', topic: '' } },
    layout: { positions: {}, notes: {} },
  });
});

test('names what is unfinished, in reading order', () => {
  const flow = flowOf(
    { ...text('a', 'c'), message: { kind: 'text', text: ' ', quickReplies: [] } } as never,
    newStep('consent', 'c', ''),
    text('lost', 'ghost'),
  );

  expect(problems(flow)).toEqual([
    { step: 'a', kind: 'text' },
    { step: 'c', kind: 'topic' },
    { step: 'lost', kind: 'lost-exit' },
  ]);
  expect(problems(flowOf(text('a')))).toEqual([]);
});

test('finds steps by name, by what they say and by kind, without accents', () => {
  const flow = flowOf(text('a'), { ...text('b'), name: 'Świeży chleb' }, newStep('wait', 'w', ''));

  expect(found(flow, 'swiezy', () => '')).toEqual(['b']);
  expect(found(flow, 'chleb says b', () => '')).toEqual(['b']);
  expect(found(flow, 'czekaj', ({ kind }) => (kind === 'wait' ? 'Czekaj' : ''))).toEqual(['w']);
  expect(found(flow, '  ', () => '')).toEqual([]);
});

test('tells what became of each step, wherever it lies', () => {
  const before = flowOf(text('a'), text('b'), text('c'));
  const after = flowOf({ ...text('b'), name: 'other' }, text('a'), text('d'));

  expect(fates(before, after)).toEqual({ b: 'changed', c: 'removed', d: 'added' });
  expect(
    textLines(before, after)
      .filter(({ kind }) => kind === 'added')
      .map((line) => line.text.trim()),
  ).toContain('"name": "other"');
  expect(textLines(before, before).every(({ kind }) => kind === 'same')).toBe(true);
});
