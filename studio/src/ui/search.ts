/** Letters as they are compared: without case and without the marks above and below them. */
export function plain(words: string): string {
  return words.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Whether each word that was typed occurs. */
export function fits(label: string, wanted: string): boolean {
  const words = plain(label);
  return plain(wanted)
    .split(/\s+/)
    .every((word) => words.includes(word));
}
