/** How long a name may be. */
export const NAME_LENGTH = 100;

/** Whether two names are the same to whoever reads them in a list. */
export function sameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

const plain = (name: string) => name.trim().toLocaleLowerCase();
