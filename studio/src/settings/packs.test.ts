import { describe, expect, it } from 'vitest';
import type { RulePack } from '../api/settings';
import { packChanges, packFacts } from './packs';

const pack: RulePack = {
  name: 'messenger-2022',
  source: 'x',
  from: '2022-01-01',
  expiryMonths: { DAILY: 6, WEEKLY: 9, MONTHLY: 12 },
  reOptIn: true,
  frequencySent: true,
  requestLimits: { perDay: 5, perWeek: 10, perSubjectAWeek: 1, perTitleAWeek: 1 },
  serves: [],
};

const names = { date: (day: string) => day, country: (code: string) => code };
const keys = (one: RulePack) => packFacts(one, names).map(({ key }) => key);

describe('what a rule pack says', () => {
  it('of periods, expiry and renewal', () => {
    expect(keys(pack)).toEqual(['onePerPeriod', 'expiry', 'requests', 'reOptIn', 'frequencySent']);
  });

  it('of a cooldown, in hours however it is written', () => {
    for (const cooldown of ['PT48H', 'P2D']) {
      expect(packFacts({ ...pack, cooldown }, names)[0]).toMatchObject({ key: 'cooldown', values: { hours: 48 } });
    }
  });

  it('of consents without an end, and of pages it does not serve', () => {
    const later = { ...pack, expiryMonths: {}, reOptIn: false, serves: ['PL'], connectedBefore: '2025-09-01' };

    expect(packFacts({ ...later, serves: ['UK', 'GB', 'AT'] }, names)[4]?.values).toEqual({ countries: 'AT, GB' });
    expect(keys(later)).toEqual([
      'onePerPeriod',
      'noExpiry',
      'requests',
      'frequencySent',
      'someCountries',
      'olderPages',
    ]);
  });
});

describe('what two rule packs say differently', () => {
  const changed = (then: RulePack) =>
    packChanges(pack, then, names).map(({ subject, now, then: after }) => [subject, now.key, after.key]);

  it('is nothing where they say the same', () => {
    expect(changed({ ...pack, name: 'own', from: '2024-01-01' })).toEqual([]);
  });

  it('is told subject by subject, also what goes without saying', () => {
    const later = {
      ...pack,
      cooldown: 'PT24H',
      expiryMonths: {},
      reOptIn: false,
      frequencySent: false,
      serves: ['PL'],
    };

    expect(changed(later)).toEqual([
      ['pace', 'onePerPeriod', 'cooldown'],
      ['end', 'expiry', 'noExpiry'],
      ['renewal', 'reOptIn', 'noReOptIn'],
      ['frequency', 'frequencySent', 'noFrequencySent'],
      ['countries', 'allCountries', 'someCountries'],
    ]);
  });

  it('is a number, too', () => {
    const fewer = { ...pack, requestLimits: { ...pack.requestLimits, perTitleAWeek: 2 } };

    expect(changed(fewer)).toEqual([['requests', 'requests', 'requests']]);
  });
});
