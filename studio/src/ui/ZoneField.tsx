import { Select } from '@mantine/core';
import { useText } from '../app/text';

const SHOWN = 60;

/** A time zone by its name, found by typing part of it. */
export function ZoneField(props: {
  label: string;
  description?: string;
  value: string;
  error?: string | null;
  onChange: (zone: string) => void;
}) {
  const { onChange, value, ...rest } = props;
  const text = useText();
  const known = Intl.supportedValuesOf('timeZone');
  return (
    <Select
      {...rest}
      searchable
      allowDeselect={false}
      limit={SHOWN}
      nothingFoundMessage={text('app.nothingFound')}
      data={known.includes(value) ? known : [value, ...known]}
      value={value}
      onChange={(zone) => zone !== null && onChange(zone)}
    />
  );
}
