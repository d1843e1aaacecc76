import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lengthOf, LIMITS, STEP_LIMITS } from './limits';

const ENGINE = join(import.meta.dirname, '../../../core/src/main/java/dev/rytm/core');

test.each([
  ['message/MessageLimits.java', LIMITS],
  ['flow/FlowLimits.java', STEP_LIMITS],
])('the limits are those of the engine: %s', (file, limits) => {
  const source = readFileSync(join(ENGINE, file), 'utf8');
  for (const [name, limit] of Object.entries(limits)) {
    const number = new RegExp(`int ${name} = ([\\d_]+);`).exec(source)?.[1];
    expect([name, limit]).toEqual([name, Number(number?.replaceAll('_', ''))]);
  }
});

test('an emoji is one character', () => expect(lengthOf('🥖!')).toBe(2));
