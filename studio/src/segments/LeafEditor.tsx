import { Autocomplete, MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { tagsQuery } from '../api/labels';
import { sequencesQuery } from '../api/sequences';
import type { ConsentMoment, ConsentStatus } from '../api/segments';
import { topicsQuery } from '../api/topics';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { FieldLeaf } from './FieldLeaf';
import { HourFields } from './HourFields';
import type { Leaf } from './model';
import classes from './segments.module.css';
import { SpanFields } from './SpanFields';

const STATUSES: readonly ConsentStatus[] = ['ACTIVE', 'STOPPED', 'EXPIRED', 'REVOKED'];
const MOMENTS: readonly ConsentMoment[] = ['OPTED_IN', 'STOPPED', 'RESUMED', 'ENDS'];
const NONE = 'NONE';

export type Change<L extends Leaf> = (leaf: L) => void;

/** One condition: what it asks about, whether that must hold or must not, and its particulars. */
export function LeafEditor(props: {
  leaf: Leaf;
  negated: boolean;
  change: Change<Leaf>;
  negate: (negated: boolean) => void;
}) {
  const { leaf, negated, change, negate } = props;
  const text = useText();
  return (
    <div className={classes.fields}>
      <strong className={classes.kind}>{text(`segments.kind.${leaf.kind}`)}</strong>
      <Select
        size="sm"
        w="7.5rem"
        allowDeselect={false}
        aria-label={text('segments.holds.label')}
        data={[
          { value: 'yes', label: text('segments.holds.yes') },
          { value: 'no', label: text('segments.holds.no') },
        ]}
        value={negated ? 'no' : 'yes'}
        onChange={(value) => negate(value === 'no')}
      />
      <Particulars leaf={leaf} change={change} />
    </div>
  );
}

function Particulars({ leaf, change }: { leaf: Leaf; change: Change<Leaf> }) {
  switch (leaf.kind) {
    case 'has-tag':
      return <TagField value={leaf.tag} change={(tag) => change({ ...leaf, tag })} />;
    case 'field-is':
      return <FieldLeaf leaf={leaf} change={change} />;
    case 'in-sequence':
      return <SequenceField value={leaf.sequence} change={(sequence) => change({ ...leaf, sequence })} />;
    case 'consent-is':
      return <ConsentFields leaf={leaf} change={change} />;
    case 'consent-dated':
      return <DatedFields leaf={leaf} change={change} />;
    case 'last-active':
      return <SpanFields span={leaf.span} kinds={['last', 'between']} change={(span) => change({ ...leaf, span })} />;
    case 'window-open':
    case 'handed-over':
      return null;
    case 'local-time-in':
      return <HourFields leaf={leaf} change={change} />;
  }
}

export function TagField({ value, change }: { value: string; change: (tag: string) => void }) {
  const text = useText();
  const tags = useQuery(tagsQuery(usePageId()));
  return (
    <Autocomplete
      size="sm"
      maxLength={100}
      aria-label={text('segments.tag')}
      placeholder={text('segments.tag')}
      data={(tags.data ?? []).map((tag) => tag.name)}
      limit={50}
      value={value}
      onChange={change}
    />
  );
}

export function SequenceField({ value, change }: { value: string; change: (sequence: string) => void }) {
  const text = useText();
  const sequences = useQuery(sequencesQuery(usePageId()));
  return (
    <Select
      size="sm"
      searchable
      aria-label={text('segments.sequence')}
      placeholder={text('segments.sequence')}
      nothingFoundMessage={text('app.nothingFound')}
      data={(sequences.data ?? []).map(({ sequence }) => ({ value: sequence.id, label: sequence.name }))}
      value={value === '' ? null : value}
      onChange={(chosen) => change(chosen ?? '')}
    />
  );
}

export function TopicField({ value, change }: { value: string; change: (topic: string) => void }) {
  const text = useText();
  const topics = useQuery(topicsQuery(usePageId()));
  return (
    <Select
      size="sm"
      className={classes.topic}
      searchable
      aria-label={text('segments.topic')}
      placeholder={text('segments.topic')}
      nothingFoundMessage={text('app.nothingFound')}
      data={(topics.data ?? []).map(({ topic }) => ({
        value: topic.id,
        label: `${topic.name} (${text(`topics.frequency.${topic.frequency}`).toLowerCase()})`,
      }))}
      value={value === '' ? null : value}
      onChange={(chosen) => change(chosen ?? '')}
    />
  );
}

function ConsentFields(props: { leaf: Extract<Leaf, { kind: 'consent-is' }>; change: Change<Leaf> }) {
  const { leaf, change } = props;
  const text = useText();
  const chosen = [...leaf.statuses, ...(leaf.none ? [NONE] : [])];
  return (
    <>
      <TopicField value={leaf.topic} change={(topic) => change({ ...leaf, topic })} />
      <MultiSelect
        size="sm"
        aria-label={text('segments.statuses')}
        placeholder={chosen.length === 0 ? text('segments.statuses') : ''}
        data={[...STATUSES, NONE].map((value) => ({ value, label: text(`segments.status.${value as ConsentStatus}`) }))}
        value={chosen}
        onChange={(values) =>
          change({
            ...leaf,
            statuses: STATUSES.filter((status) => values.includes(status)),
            none: values.includes(NONE),
          })
        }
      />
    </>
  );
}

function DatedFields(props: { leaf: Extract<Leaf, { kind: 'consent-dated' }>; change: Change<Leaf> }) {
  const { leaf, change } = props;
  const text = useText();
  return (
    <>
      <TopicField value={leaf.topic} change={(topic) => change({ ...leaf, topic })} />
      <Select
        size="sm"
        allowDeselect={false}
        aria-label={text('segments.moments')}
        data={MOMENTS.map((value) => ({ value, label: text(`segments.moment.${value}`) }))}
        value={leaf.moment}
        onChange={(moment) => moment !== null && change({ ...leaf, moment })}
      />
      <SpanFields
        span={leaf.span}
        kinds={['last', 'next', 'between', 'ever']}
        change={(span) => change({ ...leaf, span })}
      />
    </>
  );
}
