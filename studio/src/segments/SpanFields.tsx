import { NumberInput, Select, TextInput } from '@mantine/core';
import type { Span } from '../api/segments';
import { useText } from '../app/text';
import { dayOf, days, daysOf, lastDayOf, startOf } from './model';

const LONGEST = 3_660;
const USUAL = 30;

/** A stretch of time: so many days back or ahead, between two days, or at any time. */
export function SpanFields(props: { span: Span; kinds: readonly Span['kind'][]; change: (span: Span) => void }) {
  const { span, kinds, change } = props;
  const text = useText();
  const count = span.kind === 'last' || span.kind === 'next' ? daysOf(span.duration) : USUAL;
  return (
    <>
      <Select
        size="sm"
        w="11rem"
        allowDeselect={false}
        aria-label={text('segments.spans')}
        data={kinds.map((value) => ({ value, label: text(`segments.span.${value}`, { count }) }))}
        value={span.kind}
        onChange={(kind) => kind !== null && change(begun(kind))}
      />
      {(span.kind === 'last' || span.kind === 'next') && (
        <NumberInput
          size="sm"
          w="8.5rem"
          min={1}
          max={LONGEST}
          allowDecimal={false}
          aria-label={text('segments.days')}
          suffix={` ${text('segments.daysShort', { count })}`}
          value={count || ''}
          onChange={(value) => change({ ...span, duration: days(Number(value)) })}
        />
      )}
      {span.kind === 'between' && <Days span={span} change={change} />}
    </>
  );
}

function Days({ span, change }: { span: Extract<Span, { kind: 'between' }>; change: (span: Span) => void }) {
  const text = useText();
  const { from, until } = span;
  const set = (next: { from?: string | undefined; until?: string | undefined }) =>
    change({
      kind: 'between',
      ...(next.from !== undefined && { from: next.from }),
      ...(next.until !== undefined && { until: next.until }),
    });
  const last = until === undefined ? '' : lastDayOf(until);
  return (
    <>
      <TextInput
        size="sm"
        type="date"
        aria-label={text('segments.from')}
        value={from === undefined ? '' : dayOf(from)}
        onChange={({ currentTarget: { value } }) => set({ from: value === '' ? undefined : startOf(value), until })}
      />
      <TextInput
        size="sm"
        type="date"
        aria-label={text('segments.until')}
        value={last}
        onChange={({ currentTarget: { value } }) => set({ from, until: value === '' ? undefined : dayAfter(value) })}
      />
    </>
  );
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00`);
  next.setDate(next.getDate() + 1);
  return next.toISOString();
}

function begun(kind: Span['kind']): Span {
  return kind === 'last' || kind === 'next' ? { kind, duration: days(USUAL) } : { kind };
}
