import { expect, test } from 'vitest';
import { readFlow } from './file';

test('what was exported is read again', () => {
  const flow = { name: 'Oferta', kind: 'FLOW', document: { entry: 'a', steps: {} } } as const;
  expect(readFlow(JSON.stringify(flow), 'no')).toEqual(flow);
});

test.each(['', 'hello', '[]', '{"name":"a"}', '{"name":"a","kind":"DANCE","document":{}}'])(
  '%s is no flow',
  (contents) => {
    expect(() => readFlow(contents, 'no flow')).toThrow('no flow');
  },
);
