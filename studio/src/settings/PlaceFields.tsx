import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { currentLanguage } from '../app/language';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { ZoneField } from '../ui/ZoneField';
import { countries } from './countries';
import classes from './settings.module.css';

/** What is known of a page from the moment it is connected. */
export interface PageAbout {
  readonly name: string;
  readonly country: string;
  readonly zone: string;
}

interface Part {
  readonly about: PageAbout;
  readonly set: (part: Partial<PageAbout>) => void;
  readonly failure: Error | null;
  /** Where in the form that is sent these parts lie. */
  readonly pointer: string;
}

/** What the page is called here. */
export function PageNameField({ about, set, failure, pointer }: Part) {
  const text = useText();
  return (
    <TextInput
      label={text('settings.page.name')}
      maxLength={100}
      required
      withAsterisk={false}
      value={about.name}
      error={faultAt(failure, `${pointer}/name`)}
      onChange={(event) => set({ name: event.currentTarget.value })}
    />
  );
}

/** Where the page is, and by whose clock it lives. */
export function PlaceFields({ about, set, failure, pointer }: Part) {
  const text = useText();
  const language = currentLanguage();
  const known = useMemo(() => countries(language), [language]);
  return (
    <div className={classes.pair}>
      <Select
        label={text('settings.page.country')}
        description={text('settings.page.countryHint')}
        searchable
        allowDeselect={false}
        nothingFoundMessage={text('app.nothingFound')}
        data={known}
        value={about.country}
        error={faultAt(failure, `${pointer}/country`)}
        onChange={(country) => country !== null && set({ country })}
      />
      <ZoneField
        label={text('settings.page.zone')}
        description={text('settings.page.zoneHint')}
        value={about.zone}
        error={faultAt(failure, `${pointer}/zone`)}
        onChange={(zone) => set({ zone })}
      />
    </div>
  );
}
