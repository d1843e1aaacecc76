import { describe, expect, test } from 'vitest';
import { EMPTY } from './document';
import { apply } from './edit';
import { leadsTo } from './exits';
import { newStep } from './steps';
import { after, asking, flowOf, text } from './testing';

describe('adding', () => {
  test('the first step of a flow is where it begins', () => {
    const flow = apply(EMPTY, { kind: 'add', step: text('a'), at: { x: 5, y: 6 } });

    expect(flow.entry).toBe('a');
    expect(flow.layout.positions['a']).toEqual({ x: 5, y: 6 });
  });

  test('a step put on an exit gets what stood behind it', () => {
    const flow = apply(flowOf(text('a', 'b'), text('b')), {
      kind: 'add',
      step: newStep('wait', 'w', ''),
      at: { x: 0, y: 0 },
      from: { step: 'a', exit: 'next' },
    });

    expect([leadsTo(flow.steps['a']!, 'next'), leadsTo(flow.steps['w']!, 'next')]).toEqual(['w', 'b']);
  });

  test('a step that has no way on leaves what stood behind alone', () => {
    const flow = apply(flowOf(text('a', 'b'), text('b')), {
      kind: 'add',
      step: newStep('end', 'e', ''),
      at: { x: 0, y: 0 },
      from: { step: 'a', exit: 'next' },
    });

    expect(leadsTo(flow.steps['a']!, 'next')).toBe('e');
  });
});

describe('leading an exit', () => {
  test('to a step and to nowhere', () => {
    const flow = flowOf(asking('a', { yes: undefined, no: 'b' }), text('b'));
    const led = after(
      flow,
      { kind: 'lead', from: { step: 'a', exit: 'tap:yes' }, to: 'b' },
      { kind: 'lead', from: { step: 'a', exit: 'tap:no' } },
    );

    expect(led.steps['a']).toMatchObject({ exits: { yes: 'b' } });
    expect(leadsTo(led.steps['a']!, 'tap:no')).toBeUndefined();
  });

  test('to a step that is not there changes nothing', () => {
    const flow = flowOf(text('a'));

    expect(apply(flow, { kind: 'lead', from: { step: 'a', exit: 'next' }, to: 'ghost' })).toBe(flow);
  });

  test('of a split moves that way alone', () => {
    const flow = flowOf(newStep('split', 's', ''), text('b'));
    const led = apply(flow, { kind: 'lead', from: { step: 's', exit: 'branch:1' }, to: 'b' });

    expect(led.steps['s']).toMatchObject({ branches: [{ percent: 50 }, { percent: 50, next: 'b' }] });
  });
});

describe('removing', () => {
  test('frees the exits that led there, and untouched steps stay the same objects', () => {
    const flow = flowOf(text('a', 'b'), text('b'), text('c', 'd'), text('d'));
    const less = apply(flow, { kind: 'remove', ids: ['b'] });

    expect(less.steps['a']).not.toHaveProperty('next');
    expect(less.steps['c']).toBe(flow.steps['c']);
    expect(less.layout.positions).not.toHaveProperty('b');
  });

  test('of the first step lets the flow begin with the next', () => {
    expect(apply(flowOf(text('a', 'b'), text('b', 'c'), text('c')), { kind: 'remove', ids: ['a', 'b'] }).entry).toBe(
      'c',
    );
  });

  test('of everything leaves a flow that begins nowhere', () => {
    expect(apply(flowOf(text('a', 'a')), { kind: 'remove', ids: ['a'] })).not.toHaveProperty('entry');
  });
});

test('a changed message loses the exits of buttons it has no more', () => {
  const flow = flowOf(asking('a', { yes: 'b', no: 'b' }), text('b'));
  const changed = apply(flow, {
    kind: 'change',
    step: { ...asking('a', { yes: 'b' }), exits: { yes: 'b', no: 'b' } } as never,
  });

  expect(changed.steps['a']).toMatchObject({ exits: { yes: 'b' } });
  expect(Object.keys((changed.steps['a'] as { exits: object }).exits)).toEqual(['yes']);
});

test('steps and notes move together', () => {
  const note = { x: 0, y: 0, width: 100, height: 80, text: 'why' };
  const flow = after(
    flowOf(text('a')),
    { kind: 'note', id: 'n', note },
    { kind: 'move', to: { a: { x: 7, y: 8 }, n: { x: 9, y: 10 }, ghost: { x: 1, y: 1 } } },
  );

  expect(flow.layout).toEqual({ positions: { a: { x: 7, y: 8 } }, notes: { n: { ...note, x: 9, y: 10 } } });
});
