import type { Condition, FieldValue, Span } from '../api/segments';

/** Conditions that hold other conditions. */
export type Group = Extract<Condition, { kind: 'all' | 'any' }>;

/** Conditions that ask one thing. */
export type Leaf = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;
export type LeafKind = Leaf['kind'];

/** What a segment can ask; the time of day changes nobody's belonging. */
export const LEAF_KINDS: readonly LeafKind[] = [
  'consent-is',
  'has-tag',
  'field-is',
  'in-sequence',
  'last-active',
  'consent-dated',
  'window-open',
  'handed-over',
];

/** How deep groups may lie in each other on the screen; the server allows a little more. */
export const DEEPEST = 4;

const MONTH = 30;
const HALF_A_DAY = 12 * 60 * 60 * 1_000;

export function isGroup(condition: Condition): condition is Group {
  return condition.kind === 'all' || condition.kind === 'any';
}

/** What is drawn is always a group, so that there is a place to add to. */
export function rooted(condition: Condition): Group {
  return isGroup(condition) ? condition : { kind: 'all', parts: [condition] };
}

export const EVERYBODY: Group = { kind: 'all', parts: [] };

/** What a new condition asks before anybody has chosen. */
export function newLeaf(kind: LeafKind): Leaf {
  switch (kind) {
    case 'consent-is':
      return { kind, topic: '', statuses: ['ACTIVE'], none: false };
    case 'has-tag':
      return { kind, tag: '' };
    case 'field-is':
      return { kind, field: '', comparison: 'EQUALS', value: { kind: 'text', value: '' } };
    case 'in-sequence':
      return { kind, sequence: '' };
    case 'last-active':
      return { kind, span: { kind: 'last', duration: days(MONTH) } };
    case 'consent-dated':
      return { kind, topic: '', moment: 'ENDS', span: { kind: 'next', duration: days(MONTH) } };
    case 'window-open':
    case 'handed-over':
      return { kind };
    case 'local-time-in':
      return { kind, days: [], from: '08:00', until: '20:00' };
  }
}

/** The condition without its `not`, and whether it had one; two of them are none. */
export function unwrapped(condition: Condition): { part: Condition; negated: boolean } {
  if (condition.kind !== 'not') return { part: condition, negated: false };
  const inner = unwrapped(condition.part);
  return { part: inner.part, negated: !inner.negated };
}

export function wrapped(part: Condition, negated: boolean): Condition {
  return negated ? { kind: 'not', part } : part;
}

export function withPart(group: Group, at: number, part: Condition): Group {
  return { ...group, parts: group.parts.map((old, place) => (place === at ? part : old)) };
}

export function withoutPart(group: Group, at: number): Group {
  return { ...group, parts: group.parts.filter((_, place) => place !== at) };
}

export function withNewPart(group: Group, part: Condition): Group {
  return { ...group, parts: [...group.parts, part] };
}

/** Whether everything that is asked has been chosen, so that the server can answer. */
export function isWhole(condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.every(isWhole);
    case 'not':
      return isWhole(condition.part);
    case 'has-tag':
      return condition.tag.trim() !== '';
    case 'field-is':
      return condition.field.trim() !== '' && (standsAlone(condition.comparison) || hasValue(condition.value));
    case 'consent-is':
      return condition.topic !== '' && (condition.none || condition.statuses.length > 0);
    case 'consent-dated':
      return condition.topic !== '' && isWholeSpan(condition.span);
    case 'last-active':
      return isWholeSpan(condition.span);
    case 'in-sequence':
      return condition.sequence !== '';
    case 'window-open':
    case 'handed-over':
      return true;
    case 'local-time-in':
      return condition.from !== '' && condition.until !== '';
  }
}

function isWholeSpan(span: Span): boolean {
  switch (span.kind) {
    case 'ever':
      return true;
    case 'between':
      return span.from !== undefined || span.until !== undefined;
    case 'last':
    case 'next':
      return daysOf(span.duration) > 0;
  }
}

function hasValue(value: FieldValue | undefined): boolean {
  return value !== undefined && String(value.value) !== '' && !Number.isNaN(value.value);
}

/** Comparisons that need nothing to compare with. */
export function standsAlone(comparison: string): boolean {
  return comparison === 'IS_EMPTY' || comparison === 'IS_PRESENT';
}

/** So many days, as durations are written. */
export function days(count: number): string {
  return `PT${count * 24}H`;
}

/** Of a duration in whole hours, how many days it is; 0 if it is no such thing. */
export function daysOf(duration: string): number {
  const hours = /^PT(\d+)H$/.exec(duration)?.[1];
  const whole = /^P(\d+)D$/.exec(duration)?.[1];
  return hours !== undefined ? Math.round(Number(hours) / 24) : Number(whole ?? 0);
}

/** The instant at which a day begins where the reader is. */
export function startOf(day: string): string {
  return new Date(`${day}T00:00`).toISOString();
}

/** The day that an instant lies on where the reader is. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The last day of a span: it counts whole, so what is kept is the instant at which the next begins. */
export function lastDayOf(until: string): string {
  return dayOf(new Date(new Date(until).getTime() - HALF_A_DAY).toISOString());
}
