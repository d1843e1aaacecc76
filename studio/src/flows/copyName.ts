import type { Text } from '../app/text';
import { NAME_LENGTH, sameName } from '../ui/names';

/** What a copy is called: as none of these names, and no longer than a name may be. */
export function copyName(text: Text, name: string, taken: readonly string[]): string {
  for (let number = 1; ; number++) {
    const called = numbered(text, name, number);
    if (!taken.some((other) => sameName(other, called))) return called;
  }
}

/** A long name loses its end, not the word that tells the copy from it. */
function numbered(text: Text, name: string, number: number): string {
  const copyOf = (part: string) =>
    number === 1 ? text('flows.copyOf', { name: part }) : text('flows.copyOfAgain', { name: part, number });
  return copyOf(name.slice(0, NAME_LENGTH - copyOf('').length).trimEnd());
}
