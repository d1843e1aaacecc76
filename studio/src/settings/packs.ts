import type { RulePack } from '../api/settings';

/** One thing that a rule pack says: a key below `settings.rules.facts`, and what the sentence needs. */
export interface Fact {
  readonly key:
    'onePerPeriod' | 'cooldown' | 'expiry' | 'noExpiry' | 'requests' | 'reOptIn' | 'someCountries' | 'olderPages';
  readonly values: Record<string, string | number>;
}

/** How the reader's language writes a day, and a country of two letters. */
export interface Names {
  readonly date: (day: string) => string;
  readonly country: (code: string) => string;
}

/** What makes the pack different from the others, in the order in which people ask. */
export function packFacts(pack: RulePack, names: Names): readonly Fact[] {
  const { DAILY, WEEKLY, MONTHLY } = pack.expiryMonths;
  const facts: Fact[] = [
    pack.cooldown === undefined
      ? { key: 'onePerPeriod', values: {} }
      : { key: 'cooldown', values: { hours: hoursOf(pack.cooldown) } },
    DAILY === undefined || WEEKLY === undefined || MONTHLY === undefined
      ? { key: 'noExpiry', values: {} }
      : { key: 'expiry', values: { daily: DAILY, weekly: WEEKLY, monthly: MONTHLY } },
    { key: 'requests', values: { day: pack.requestLimits.perDay, week: pack.requestLimits.perWeek } },
  ];
  if (pack.reOptIn) facts.push({ key: 'reOptIn', values: {} });
  if (pack.serves.length > 0) facts.push({ key: 'someCountries', values: { countries: countriesOf(pack, names) } });
  if (pack.connectedBefore !== undefined)
    facts.push({ key: 'olderPages', values: { date: names.date(pack.connectedBefore) } });
  return facts;
}

/** By name; Meta writes the United Kingdom in two ways. */
function countriesOf(pack: RulePack, names: Names): string {
  const known = pack.serves.map((code) => names.country(code === 'UK' ? 'GB' : code));
  return [...new Set(known)].sort((one, other) => one.localeCompare(other)).join(', ');
}

/** Of a duration as the API writes it (`PT48H`, `P2D`). */
function hoursOf(duration: string): number {
  const [, days = '0', hours = '0'] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?.*)?$/.exec(duration) ?? [];
  return Number(days) * 24 + Number(hours);
}
