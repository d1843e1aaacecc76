/** Why a file brings nobody in: it is no text, has nothing in it, or only names its columns. */
export type Uselessness = 'binary' | 'empty' | 'headings';

/** A file that is refused before any of it leaves the browser. */
export class UselessFile extends Error {
  readonly why: Uselessness;

  constructor(why: Uselessness) {
    super(why);
    this.why = why;
  }
}

/** What stands in a file of people, if it can bring anybody in. */
export async function textOf(file: Blob): Promise<string> {
  const text = decoded(new Uint8Array(await file.arrayBuffer()));
  if (text.includes('\0')) throw new UselessFile('binary');
  const matter = text.trim();
  if (matter === '') throw new UselessFile('empty');
  if (!/[\r\n]/.test(matter)) throw new UselessFile('headings');
  return text;
}

/** As UTF-16 where a mark says so ("Unicode text" of spreadsheets), else UTF-8, or what Polish ones write otherwise. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes.some(steers)) throw new UselessFile('binary');
    return new TextDecoder('windows-1250').decode(bytes);
  }
}

/** Whether it is no character but an order to a device, other than white space. */
function steers(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20);
}
