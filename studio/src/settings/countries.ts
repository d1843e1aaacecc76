const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
/** Codes that the language data name and that are no country. */
const OTHERS = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'XK', 'QO', 'ZZ']);

/** A country by its two letters, and its name in the reader's language. */
export interface Country {
  readonly value: string;
  readonly label: string;
}

/** All countries, by name. The browser knows them; it has no list of their codes, so every pair of letters is asked. */
export function countries(language: string): readonly Country[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !OTHERS.has(code))
    .flatMap((value) => {
      const label = names.of(value);
      return label === undefined ? [] : [{ value, label }];
    })
    .sort((one, other) => one.label.localeCompare(other.label, language));
}

/** Gives a country's name; letters that are no country stand as they are. */
export function countryName(language: string): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code) => names.of(code) ?? code;
}
