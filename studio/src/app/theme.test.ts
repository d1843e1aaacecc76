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
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(merged);
  const own = variables(merged);
  const all = {
    variables: { ...base.variables, ...own.variables },
    light: { ...base.light, ...own.light },
    dark: { ...base.dark, ...own.dark },
  };
  return `/* Written by theme.test.ts out of theme.ts. */\n${convertCssVariables(all, ':root')}\n`;
}

test('the style sheet of the theme is what the theme says', () => {
  if (process.env['RYTM_WRITE_THEME']) writeFileSync(SHEET, sheet());
  expect(existsSync(SHEET) && readFileSync(SHEET, 'utf8')).toBe(sheet());
});

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
