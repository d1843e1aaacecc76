import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lengthOf, LIMITS } from './limits';

const ENGINE = join(import.meta.dirname, '../../../core/src/main/java/dev/rytm/core/message/MessageLimits.java');

test('the limits are those of the engine', () => {
  const source = readFileSync(ENGINE, 'utf8');
  for (const [name, limit] of Object.entries(LIMITS)) {
    const number = new RegExp(`int ${name} = ([\\d_]+);`).exec(source)?.[1];
    expect([name, limit]).toEqual([name, Number(number?.replaceAll('_', ''))]);
  }
});

test('an emoji is one character', () => expect(lengthOf('🥖!')).toBe(2));
