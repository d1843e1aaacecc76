import { SegmentedControl, Stack, Switch, Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { FREQUENCIES } from './words';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Fields } from '../ui/Fields';
import { NameField, type Taken } from '../ui/NameField';
import { ZoneField } from '../ui/ZoneField';
import type { TopicDraft } from './form';
import { StopFields } from './StopFields';
import { WordingFields } from './WordingFields';

/** What each part of the form needs to know. */
export interface TopicPart {
  readonly draft: TopicDraft;
  readonly set: (part: Partial<TopicDraft>) => void;
  readonly failure: Error | null;
}

/** Everything about a topic that its author decides, in the order in which people come to notice it. */
export function TopicFields(props: TopicPart & { frequencyFixed: boolean; taken: Taken | undefined }) {
  const text = useText();
  const { draft, set, failure, taken } = props;
  return (
    <Stack gap="xl">
      <Fields title={text('topics.parts.what')}>
        <NameField
          description={text('topics.nameHint')}
          taken={taken}
          data-autofocus={draft.name === '' || undefined}
          value={draft.name}
          error={faultAt(failure, '/name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <FrequencyField {...props} />
        <ZoneField
          label={text('topics.zone')}
          description={text('topics.zoneHint')}
          value={draft.zone}
          error={faultAt(failure, '/zone')}
          onChange={(zone) => set({ zone })}
        />
      </Fields>
      <Fields title={text('topics.parts.request')} hint={text('topics.parts.requestHint')}>
        <WordingFields draft={draft} set={set} failure={failure} />
      </Fields>
      <Fields title={text('topics.parts.after')} hint={text('topics.parts.afterHint')}>
        <Switch
          label={text('topics.reOptIn')}
          description={text('topics.reOptInHint')}
          checked={draft.reOptIn}
          onChange={(event) => set({ reOptIn: event.currentTarget.checked })}
        />
        <StopFields draft={draft} set={set} failure={failure} />
      </Fields>
    </Stack>
  );
}

function FrequencyField(props: TopicPart & { frequencyFixed: boolean }): ReactNode {
  const text = useText();
  const { draft, set, failure, frequencyFixed } = props;
  const hint = frequencyFixed ? text('topics.frequencyFixed') : text(`topics.frequencyHint.${draft.frequency}`);
  return (
    <Input.Wrapper
      label={text('topics.frequencyLabel')}
      labelElement="div"
      labelProps={{ id: 'frequency' }}
      description={hint}
      descriptionProps={{ mt: 6 }}
      error={faultAt(failure, '/frequency')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <SegmentedControl
        fullWidth
        aria-labelledby="frequency"
        disabled={frequencyFixed}
        data={FREQUENCIES.map((value) => ({ value, label: text(`topics.frequency.${value}`) }))}
        value={draft.frequency}
        onChange={(frequency) => set({ frequency })}
      />
    </Input.Wrapper>
  );
}
