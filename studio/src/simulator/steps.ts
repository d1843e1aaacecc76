import type { Contact, SendView } from '../api/contacts';

/** The first minute, step by step. */
export const STEPS = ['choose', 'ask', 'agree', 'turn', 'stop', 'refused'] as const;
export type Step = (typeof STEPS)[number];

/** Which steps have happened. Each follows from what the server says and not from what was clicked. */
export function progress(person: string | null, contact: Contact | null, sends: readonly SendView[]): Set<Step> {
  const has = (fits: (send: SendView['send']) => boolean) => sends.some(({ send }) => fits(send));
  const consents = Object.values(contact?.consents ?? {});
  const happened: Record<Step, boolean> = {
    choose: person !== null,
    ask: has((send) => send.kind === 'OPT_IN_REQUEST' && send.state === 'SENT'),
    agree: consents.length > 0,
    turn: has((send) => send.kind === 'NOTIFICATION' && send.state === 'SENT'),
    stop: consents.some((consent) => consent.status === 'STOPPED'),
    refused: has((send) => send.kind === 'NOTIFICATION' && send.reason === 'CONSENT_STOPPED'),
  };
  return new Set(STEPS.filter((step) => happened[step]));
}
