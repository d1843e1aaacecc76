import type { Condition } from '../api/schema';
import type { Span } from '../api/segments';
import type { Text } from '../app/text';
import { dayOf, daysOf, lastDayOf } from '../segments/model';
import type { Names, Written } from './names';

/** A condition in one line. A new kind of condition does not compile until it has words. */
export function conditionWords(condition: Condition, text: Text, names: Names, written: Written): string {
  const inner = (part: Condition) => conditionWords(part, text, names, written);
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.length === 1 && condition.parts[0] !== undefined
        ? inner(condition.parts[0])
        : text(`steps.condition.${condition.kind}`, { parts: condition.parts.map(inner).join(', ') });
    case 'not':
      return text('steps.condition.not', { part: inner(condition.part) });
    case 'has-tag':
      return text('steps.condition.tag', { tag: condition.tag || '…' });
    case 'field-is': {
      const { field, comparison, value } = condition;
      const compared = text(`segments.compare.${value?.kind ?? 'text'}.${comparison}`);
      return [field || '…', compared, value && written.value(value)].filter(Boolean).join(' ');
    }
    case 'consent-is': {
      const statuses = [...condition.statuses, ...(condition.none ? (['NONE'] as const) : [])];
      const states = statuses.map((status) => text(`segments.status.${status}`)).join(' / ');
      return text('steps.condition.consent', { topic: names.topic(condition.topic), states });
    }
    case 'consent-dated':
      return text('steps.condition.consent', {
        topic: names.topic(condition.topic),
        states: [text(`segments.moment.${condition.moment}`), spanWords(condition.span, text, written)].join(' '),
      });
    case 'in-sequence':
      return text('steps.condition.sequence', { sequence: names.sequence(condition.sequence) });
    case 'last-active':
      return text('segments.within.about', {
        what: text(`segments.kind.${condition.kind}`),
        when: spanWords(condition.span, text, written),
      });
    case 'window-open':
    case 'handed-over':
      return text(`segments.kind.${condition.kind}`);
    case 'local-time-in':
      return [written.days(condition.days), `${condition.from}–${condition.until}`].filter(Boolean).join(' ');
  }
}

function spanWords(span: Span, text: Text, written: Written): string {
  const day = (value: string) => written.value({ kind: 'date', value });
  switch (span.kind) {
    case 'last':
    case 'next':
      return text(`segments.within.${span.kind}`, { count: daysOf(span.duration) });
    case 'between': {
      const from = span.from && day(dayOf(span.from));
      const until = span.until && day(lastDayOf(span.until));
      if (from && until) return text('segments.within.between', { from, until });
      return from ? text('segments.within.since', { from }) : text('segments.within.before', { until: until ?? '…' });
    }
    case 'ever':
      return text('segments.within.ever');
  }
}
