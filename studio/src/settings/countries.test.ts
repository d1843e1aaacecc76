import { describe, expect, it } from 'vitest';
import { countries } from './countries';

describe('countries', () => {
  it('are all there, in the language and order of the reader', () => {
    const polish = countries('pl');

    expect(polish.length).toBeGreaterThan(240);
    expect(polish).toContainEqual({ value: 'PL', label: 'Polska' });
    expect(polish.map(({ label }) => label).indexOf('Łotwa')).toBeLessThan(
      polish.findIndex(({ value }) => value === 'MT'),
    );
    expect(countries('en')).toContainEqual({ value: 'DE', label: 'Germany' });
  });

  it('are no unions and no placeholders', () => {
    const codes = countries('en').map(({ value }) => value);

    expect(codes).not.toContain('EU');
    expect(codes).not.toContain('ZZ');
  });
});
