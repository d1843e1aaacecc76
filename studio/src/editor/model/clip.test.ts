import { expect, test } from 'vitest';
import { clipAsText, clipOf, copied, unpacked } from './clip';
import { apply } from './edit';
import { EMPTY } from './document';
import { leadsTo } from './exits';
import { asking, flowOf, text } from './testing';

function ids() {
  let last = 0;
  return () => `new${(last += 1)}`;
}

test('a part comes into another flow with new ids and its inner exits', () => {
  const from = flowOf(asking('a', { yes: 'b', no: 'c' }), text('b', 'a'), text('c'));
  const clip = copied(from, ['a', 'b'])!;
  const into = apply(EMPTY, { kind: 'insert', part: unpacked(clipOf(clipAsText(clip))!, { x: 50, y: 60 }, ids()) });

  expect(Object.keys(into.steps)).toEqual(['new1', 'new2']);
  expect(leadsTo(into.steps['new1']!, 'tap:yes')).toBe('new2');
  expect(leadsTo(into.steps['new1']!, 'tap:no')).toBeUndefined();
  expect(leadsTo(into.steps['new2']!, 'next')).toBe('new1');
  expect(into.entry).toBe('new1');
});

test('it keeps its shape, with its corner where it is put', () => {
  const clip = copied(flowOf(text('a'), text('b')), ['b', 'a'])!;

  expect(unpacked(clip, { x: 10, y: 20 }, ids()).layout.positions).toEqual({
    new1: { x: 410, y: 20 },
    new2: { x: 10, y: 20 },
  });
});

test('other texts on the clipboard are no clip, and nothing chosen is none', () => {
  expect(clipOf('hello')).toBeUndefined();
  expect(clipOf('{"kind":"rytm-steps", broken')).toBeUndefined();
  expect(clipOf('{"kind":"rytm-steps","steps":[{"id":"a","kind":"action"},{"id":"b"}],"layout":{}}')).toBeUndefined();
  expect(copied(flowOf(text('a')), ['ghost'])).toBeUndefined();
});
