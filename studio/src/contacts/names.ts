/** What a person is called; null while nobody knows. */
export function nameOf(person: { firstName?: string; lastName?: string }): string | null {
  const name = [person.firstName, person.lastName].filter((part) => part !== undefined && part !== '').join(' ');
  return name === '' ? null : name;
}
