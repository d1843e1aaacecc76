import { describe, expect, it } from 'vitest';
import { draftOf, faultsOf, formOf, linkOf, pointerOf } from './form';

describe('the entrances of a page', () => {
  it('come back as they were when nothing was edited', () => {
    const entrances = { revision: 3, defaultReply: 'a', keywords: { chleb: 'b' }, referrals: { plakat: 'c' } };

    expect(formOf(draftOf(entrances))).toEqual(entrances);
  });

  it('send no default reply when there is none', () => {
    expect(formOf(draftOf({ keywords: {}, referrals: {} }))).toEqual({ keywords: {}, referrals: {} });
  });

  it('tell which rows cannot be saved, the second of two equal words among them', () => {
    const faults = faultsOf([
      { id: '1', word: 'chleb', flow: 'a' },
      { id: '2', word: ' chleb ', flow: 'b' },
      { id: '3', word: ' ', flow: 'b' },
      { id: '4', word: 'bułki', flow: '' },
    ]);

    expect([...faults]).toEqual([
      ['2', 'twice'],
      ['3', 'noWord'],
      ['4', 'noFlow'],
    ]);
  });

  it('find what the server says about a word with a slash', () => {
    expect(pointerOf('referrals', 'targ/~1 maja')).toBe('/referrals/targ~1~01 maja');
  });

  it('give links to the page whose word survives the address', () => {
    expect(linkOf('100', ' 1 maja & 2 ')).toBe('https://m.me/100?ref=1%20maja%20%26%202');
  });
});
