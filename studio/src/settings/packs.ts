import type { RulePack } from '../api/settings';

/** What rule packs speak about, in the order in which people ask. */
const SUBJECTS = ['pace', 'end', 'requests', 'renewal', 'frequency', 'countries', 'pages'] as const;
type Subject = (typeof SUBJECTS)[number];

/** What goes without saying, unless it was or will be otherwise. */
const PLAIN = ['noReOptIn', 'noFrequencySent', 'allCountries', 'allPages'] as const;
type PlainKey = (typeof PLAIN)[number];

type TellingKey =
  | 'onePerPeriod'
  | 'cooldown'
  | 'expiry'
  | 'noExpiry'
  | 'requests'
  | 'reOptIn'
  | 'frequencySent'
  | 'someCountries'
  | 'olderPages';

/** One thing that a rule pack says: a key below `settings.rules.facts`, and what the sentence needs. */
export interface Fact {
  readonly key: TellingKey | PlainKey;
  readonly values: Record<string, string | number>;
}

/** What two packs say differently of a subject. */
export interface Change {
  readonly subject: Subject;
  readonly now: Fact;
  readonly then: Fact;
}

/** How the reader's language writes a day, and a country of two letters. */
export interface Names {
  readonly date: (day: string) => string;
  readonly country: (code: string) => string;
}

/** What is worth telling of a pack. */
export function packFacts(pack: RulePack, names: Names): readonly Fact[] {
  const facts = factsBySubject(pack, names);
  const plain: readonly string[] = PLAIN;
  return SUBJECTS.map((subject) => facts[subject]).filter(({ key }) => !plain.includes(key));
}

/** What changes for a page that goes over from one pack to another. */
export function packChanges(used: RulePack, next: RulePack, names: Names): readonly Change[] {
  const before = factsBySubject(used, names);
  const after = factsBySubject(next, names);
  return SUBJECTS.map((subject) => ({ subject, now: before[subject], then: after[subject] })).filter(
    ({ now, then }) => JSON.stringify(now) !== JSON.stringify(then),
  );
}

function factsBySubject(pack: RulePack, names: Names): Record<Subject, Fact> {
  const { cooldown, serves, connectedBefore } = pack;
  const { DAILY, WEEKLY, MONTHLY } = pack.expiryMonths;
  const { perDay, perWeek, perSubjectAWeek, perTitleAWeek } = pack.requestLimits;
  return {
    pace: cooldown === undefined ? fact('onePerPeriod') : fact('cooldown', { hours: hoursOf(cooldown) }),
    end:
      DAILY === undefined || WEEKLY === undefined || MONTHLY === undefined
        ? fact('noExpiry')
        : fact('expiry', { daily: DAILY, weekly: WEEKLY, monthly: MONTHLY }),
    requests: fact('requests', { day: perDay, week: perWeek, topic: perSubjectAWeek, title: perTitleAWeek }),
    renewal: fact(pack.reOptIn ? 'reOptIn' : 'noReOptIn'),
    frequency: fact(pack.frequencySent ? 'frequencySent' : 'noFrequencySent'),
    countries:
      serves.length === 0 ? fact('allCountries') : fact('someCountries', { countries: countriesOf(pack, names) }),
    pages: connectedBefore === undefined ? fact('allPages') : fact('olderPages', { date: names.date(connectedBefore) }),
  };
}

function fact(key: Fact['key'], values: Fact['values'] = {}): Fact {
  return { key, values };
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
