import { convertCssVariables, defaultCssVariablesResolver, mergeMantineTheme, DEFAULT_THEME } from '@mantine/core';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { theme, variables } from './theme';

const SHEET = join(import.meta.dirname, 'theme.css');
const COMPONENTS = join(import.meta.dirname, 'mantine.css');
const STYLES = join(import.meta.dirname, '../../node_modules/@mantine/core/styles');

/**
 * The theme as a style sheet. It is a file and not made in the page, so that the content policy need not allow styles
 * that scripts write. `npm run theme` writes it anew.
 */
function sheet() {
  return `/* Written by theme.test.ts out of theme.ts. */\n${convertCssVariables(all(), ':root')}\n`;
}

function all() {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(merged);
  const own = variables(merged);
  return {
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  };
}

/** What a name of the theme stands for in the end. */
function color(scheme: 'light' | 'dark', name: string): string {
  const values: Record<string, string> = { ...all().variables, ...all()[scheme] };
  const value = values[name] ?? '';
  const other = /^var\((.*)\)$/.exec(value)?.[1];
  return other === undefined ? value : color(scheme, other);
}

/** As WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const parts = color.startsWith('#')
    ? (
        color
          .replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
          .slice(1)
          .match(/../g) ?? []
      ).map((two) => parseInt(two, 16))
    : (color.match(/\d+/g) ?? []).slice(0, 3).map(Number);
  const [red = NaN, green = NaN, blue = NaN] = parts
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the style sheet of the theme is what the theme says', () => {
  if (process.env['RYTM_WRITE_THEME']) writeFileSync(SHEET, sheet());
  expect(existsSync(SHEET) && readFileSync(SHEET, 'utf8')).toBe(sheet());
});

const READ_ON: readonly (readonly [string, string])[] = [
  ['--mantine-color-white', '--mantine-color-red-filled'],
  ['--mantine-color-white', '--mantine-color-red-filled-hover'],
  ['--mantine-color-red-light-color', '--mantine-color-red-light'],
  ...['--rytm-paper', '--rytm-sunken', '--mantine-color-body', '--mantine-color-default'].flatMap(
    (ground): [string, string][] => [
      ['--mantine-color-error', ground],
      ['--mantine-color-red-text', ground],
    ],
  ),
];

test.each((['light', 'dark'] as const).flatMap((scheme) => READ_ON.map((pair) => [scheme, ...pair] as const)))(
  'whoever sees little can read red: %s, %s on %s',
  (scheme, letters, ground) => {
    expect(contrast(color(scheme, letters), color(scheme, ground))).toBeGreaterThanOrEqual(4.5);
  },
);

test('the styles of each component that is used are imported', () => {
  const imported = readFileSync(COMPONENTS, 'utf8');
  const missing = readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
    .flatMap((source) => [...source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)])
    .flatMap((match) => (match[1] ?? '').split(',').map((name) => name.replace('type ', '').trim()))
    .filter((name) => existsSync(join(STYLES, `${name}.layer.css`)) && !imported.includes(`/${name}.layer.css`));
  expect([...new Set(missing)]).toEqual([]);
});
