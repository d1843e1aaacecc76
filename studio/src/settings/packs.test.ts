import { describe, expect, it } from 'vitest';
import type { RulePack } from '../api/settings';
import { packFacts } from './packs';

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
    expect(keys(pack)).toEqual(['onePerPeriod', 'expiry', 'requests', 'reOptIn']);
  });

  it('of a cooldown, in hours however it is written', () => {
    for (const cooldown of ['PT48H', 'P2D']) {
      expect(packFacts({ ...pack, cooldown }, names)[0]).toEqual({ key: 'cooldown', values: { hours: 48 } });
    }
  });

  it('of consents without an end, and of pages it does not serve', () => {
    const later = { ...pack, expiryMonths: {}, reOptIn: false, serves: ['PL'], connectedBefore: '2025-09-01' };

    expect(packFacts({ ...later, serves: ['UK', 'GB', 'AT'] }, names)[3]?.values).toEqual({ countries: 'AT, GB' });
    expect(keys(later)).toEqual(['onePerPeriod', 'noExpiry', 'requests', 'someCountries', 'olderPages']);
  });
});
