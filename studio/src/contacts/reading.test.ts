import { expect, test } from 'vitest';
import { partsOf } from '../api/imports';
import { textOf, UselessFile } from './reading';

const PEOPLE = 'id\timię\n1\tŁucja\t\n';

const file = (...bytes: number[]) => new Blob([new Uint8Array(bytes)]);

/** As spreadsheets write "Unicode text": every character in two bytes, after a mark that tells their order. */
function unicodeText(text: string, isLittle: boolean): Blob {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2));
  view.setUint16(0, 0xfeff, isLittle);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at + 2, text.charCodeAt(at), isLittle);
  return new Blob([view.buffer]);
}

test('reads UTF-8, and what spreadsheets of Poland write', async () => {
  expect(await textOf(new Blob(['id\nŁódź']))).toBe('id\nŁódź');
  expect(await textOf(new Blob(['\uFEFF', PEOPLE]))).toBe(PEOPLE);
  expect(await textOf(file(0x69, 0x64, 0x0a, 0xa3, 0xf3, 0x64, 0x9f))).toBe('id\nŁódź');
});

test('reads the Unicode text of spreadsheets', async () => {
  expect(await textOf(unicodeText(PEOPLE, true))).toBe(PEOPLE);
  expect(await textOf(unicodeText(PEOPLE, false))).toBe(PEOPLE);
});

test.each([
  ['a picture', file(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x01), 'binary'],
  ['a text with a character of nothing', new Blob(['id,name\n1,a\0b']), 'binary'],
  ['an empty file', new Blob([]), 'empty'],
  ['a file of white space', new Blob(['\uFEFF \r\n\r\n']), 'empty'],
  ['a file of headings', new Blob(['id;imię\r\n']), 'headings'],
])('refuses %s', async (_, blob, why) => {
  await expect(textOf(blob)).rejects.toEqual(new UselessFile(why as UselessFile['why']));
});

test('divides a text without dividing a character', () => {
  expect(partsOf('ab🥐cd', 3)).toEqual(['ab', '🥐c', 'd']);
  expect(partsOf('')).toEqual([]);
});
