import type { Contact } from '../api/contacts';

/** Until when the team has a person at the longest; undefined if the bot has them. Some flow of theirs waits for the team, then. */
export function handedOverUntil(contact: Pick<Contact, 'runs'>): string | undefined {
  return contact.runs
    .flatMap(({ waiting }) => (waiting.kind === 'for-team' ? [waiting.until] : []))
    .toSorted()
    .at(-1);
}
