import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import en from './en';
import pl from './pl';

type Tree = { [key: string]: string | Tree };

const SOURCE = join(import.meta.dirname, '../..');
const FORMS = /_(zero|one|two|few|many|other)$/;

function sentences(tree: Tree, above = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, below]) => {
      const path = above + key;
      return typeof below === 'string' ? [[path, below] as const] : [...sentences(below, `${path}.`)];
    }),
  );
}

/** The keys without their plural forms, which differ between languages. */
function keys(tree: Tree): string[] {
  return [...new Set([...sentences(tree).keys()].map((key) => key.replace(FORMS, '')))].toSorted();
}

function placeholders(sentence: string): string[] {
  return [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
}

describe('the catalogues', () => {
  test('have the same keys in Polish and English', () => {
    expect(keys(pl)).toEqual(keys(en));
  });

  test('fill in the same things', () => {
    const polish = sentences(pl);
    for (const [key, sentence] of sentences(en)) {
      const other = polish.get(key);
      if (other !== undefined) expect([key, placeholders(other)]).toEqual([key, placeholders(sentence)]);
    }
  });

  test('count as their languages do', () => {
    const forms = (tree: Tree, language: string) => {
      const wanted = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      const found = new Map<string, string[]>();
      for (const key of sentences(tree).keys()) {
        const form = FORMS.exec(key)?.[1];
        if (form) found.set(key.replace(FORMS, ''), [...(found.get(key.replace(FORMS, '')) ?? []), form]);
      }
      for (const [key, has] of found) expect([key, has.toSorted()]).toEqual([key, wanted]);
    };
    forms(en, 'en');
    forms(pl, 'pl');
  });

  test('say something everywhere, and never a code', () => {
    for (const tree of [en, pl]) {
      for (const [key, sentence] of sentences(tree)) {
        expect([key, sentence.trim()]).not.toEqual([key, '']);
        expect([key, sentence]).not.toEqual([key, expect.stringMatching(/[A-Z]{2,}_[A-Z]+/)]);
      }
    }
  });

  test('hold the texts of every folder', () => {
    const folders = readdirSync(SOURCE).filter((name) => existsSync(join(SOURCE, name, 'texts.en.json')));
    expect(Object.keys(en).toSorted()).toEqual(folders.toSorted());
    expect(Object.keys(pl).toSorted()).toEqual(folders.toSorted());
  });

  test('leave no sentence unused', () => {
    const source = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
      .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
      .join('\n');
    const built = [...source.matchAll(/`([\w.]+)\.\$\{/g)].map((match) => `${match[1] ?? ''}.`);
    const unused = keys(en).filter((key) => !source.includes(`'${key}'`) && !built.some((one) => key.startsWith(one)));
    expect(unused).toEqual([]);
  });
});
