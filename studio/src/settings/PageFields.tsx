import { NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { currentLanguage } from '../app/language';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Fields } from '../ui/Fields';
import { ZoneField } from '../ui/ZoneField';
import { countries } from './countries';
import type { PageDraft } from './form';
import classes from './settings.module.css';

interface Part {
  readonly draft: PageDraft;
  readonly set: (part: Partial<PageDraft>) => void;
  readonly failure: Error | null;
}

export function AboutFields({ draft, set, failure }: Part) {
  const text = useText();
  const language = currentLanguage();
  const known = useMemo(() => countries(language), [language]);
  return (
    <Fields title={text('settings.page.about')}>
      <TextInput
        label={text('settings.page.name')}
        maxLength={100}
        required
        withAsterisk={false}
        value={draft.name}
        error={faultAt(failure, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <Select
          label={text('settings.page.country')}
          description={text('settings.page.countryHint')}
          searchable
          allowDeselect={false}
          nothingFoundMessage={text('app.nothingFound')}
          data={known}
          value={draft.country}
          error={faultAt(failure, '/country')}
          onChange={(country) => country !== null && set({ country })}
        />
        <ZoneField
          label={text('settings.page.zone')}
          description={text('settings.page.zoneHint')}
          value={draft.zone}
          error={faultAt(failure, '/zone')}
          onChange={(zone) => set({ zone })}
        />
      </div>
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
