import { describe, expect, test } from 'vitest';
import { filterOf, narrows } from './filter';
import { nameOf } from './names';

describe('the filter of the list', () => {
  test('takes from the address what it knows', () => {
    expect(filterOf({ search: 'ann', tag: '', topic: 7, other: 'x', order: 'NAME' })).toEqual({
      search: 'ann',
      topic: '7',
      order: 'NAME',
    });
    expect(filterOf({ order: 'AGE', search: '  ', handedOver: 'false' })).toEqual({});
    expect(filterOf({ handedOver: 'true' })).toEqual(filterOf({ handedOver: true }));
  });

  test('knows whether it leaves anybody out', () => {
    expect(narrows({ order: 'NAME' })).toBe(false);
    expect(narrows({ tag: 'vip' })).toBe(true);
    expect(narrows({ handedOver: true })).toBe(true);
  });
});

test('a person without a name has none', () => {
  expect(nameOf({ firstName: 'Anna', lastName: 'Nowak' })).toBe('Anna Nowak');
  expect(nameOf({ lastName: 'Nowak' })).toBe('Nowak');
  expect(nameOf({ firstName: '' })).toBeNull();
});
