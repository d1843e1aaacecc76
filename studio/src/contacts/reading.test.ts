import { expect, test } from 'vitest';
import { partsOf } from '../api/imports';
import { textOf } from './reading';

test('reads UTF-8, and what spreadsheets of Poland write', async () => {
  expect(await textOf(new Blob(['Łódź']))).toBe('Łódź');
  expect(await textOf(new Blob([new Uint8Array([0xa3, 0xf3, 0x64, 0x9f])]))).toBe('Łódź');
});

test('divides a text without dividing a character', () => {
  expect(partsOf('ab🥐cd', 3)).toEqual(['ab', '🥐c', 'd']);
  expect(partsOf('')).toEqual([]);
});
