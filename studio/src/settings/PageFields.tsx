import { NumberInput, Switch, TagsInput, TextInput } from '@mantine/core';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Fields } from '../ui/Fields';
import type { PageDraft } from './form';
import { PageNameField, PlaceFields } from './PlaceFields';
import classes from './settings.module.css';

interface Part {
  readonly draft: PageDraft;
  readonly set: (part: Partial<PageDraft>) => void;
  readonly failure: Error | null;
}

export function AboutFields({ draft, set, failure }: Part) {
  const text = useText();
  return (
    <Fields title={text('settings.page.about')}>
      <PageNameField about={draft} set={set} failure={failure} pointer="" />
      <PlaceFields about={draft} set={set} failure={failure} pointer="" />
    </Fields>
  );
}

export function QuietFields({ draft, set, failure }: Part) {
  const text = useText();
  return (
    <Fields title={text('settings.page.quiet')} hint={text('settings.page.quietHint')}>
      <Switch
        label={text('settings.page.quietOn')}
        checked={draft.quiet}
        onChange={(event) => set({ quiet: event.currentTarget.checked })}
      />
      {draft.quiet && (
        <div className={classes.pair}>
          <TextInput
            type="time"
            label={text('settings.page.from')}
            required
            withAsterisk={false}
            value={draft.quietFrom}
            error={faultAt(failure, '/quietHours/from')}
            onChange={(event) => set({ quietFrom: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={text('settings.page.until')}
            required
            withAsterisk={false}
            value={draft.quietUntil}
            error={faultAt(failure, '/quietHours/until')}
            onChange={(event) => set({ quietUntil: event.currentTarget.value })}
          />
        </div>
      )}
    </Fields>
  );
}

export function CapFields({ draft, set, failure }: Part) {
  const text = useText();
  return (
    <Fields title={text('settings.page.cap')} hint={text('settings.page.capHint')}>
      <Switch
        label={text('settings.page.capOn')}
        checked={draft.capped}
        onChange={(event) => set({ capped: event.currentTarget.checked })}
      />
      {draft.capped && (
        <div className={classes.pair}>
          <NumberInput
            label={text('settings.page.capMax')}
            min={1}
            max={1000}
            allowDecimal={false}
            value={draft.capMax}
            error={faultAt(failure, '/frequencyCap/max')}
            onChange={(value) => set({ capMax: Number(value) })}
          />
          <NumberInput
            label={text('settings.page.capDays')}
            min={1}
            max={40}
            allowDecimal={false}
            value={draft.capDays}
            error={faultAt(failure, '/frequencyCap/days')}
            onChange={(value) => set({ capDays: Number(value) })}
          />
        </div>
      )}
    </Fields>
  );
}

export function WordFields({ draft, set, failure }: Part) {
  const text = useText();
  return (
    <Fields title={text('settings.page.words')} hint={text('settings.page.wordsHint')}>
      <TagsInput
        label={text('settings.page.stopWords')}
        maxTags={50}
        value={[...draft.stopWords]}
        error={faultAt(failure, '/stopWords')}
        onChange={(stopWords) => set({ stopWords })}
      />
      <TagsInput
        label={text('settings.page.startWords')}
        maxTags={50}
        value={[...draft.startWords]}
        error={faultAt(failure, '/startWords')}
        onChange={(startWords) => set({ startWords })}
      />
    </Fields>
  );
}
