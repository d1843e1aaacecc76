import type { FlowTrialForm, FlowTrialFormPerson, Input } from '../../api/schema';
import type { FlowDocument } from '../model/document';

/** When somebody made up wrote last, before the flow begins. */
export const LAST_WROTE = ['now', 'twoDaysAgo', 'never'] as const;
export type LastWrote = (typeof LAST_WROTE)[number];

export interface MadeUp {
  readonly kind: 'made-up';
  readonly firstName: string;
  readonly tags: readonly string[];
  /** Ids of the topics that they agreed to before. */
  readonly agreed: readonly string[];
  readonly lastWrote: LastWrote;
}

/** A contact of the page, as they are now. Nobody is chosen yet while `id` is empty. */
export interface Known {
  readonly kind: 'contact';
  readonly id: string;
  readonly name: string;
}

export type Who = MadeUp | Known;

export const ANYBODY: MadeUp = { kind: 'made-up', firstName: 'Anna', tags: [], agreed: [], lastWrote: 'now' };
export const NOBODY: Known = { kind: 'contact', id: '', name: '' };

/** One play of a flow on one person: all that was done so far. `begunAt` is where the clock stood before. */
export interface Run {
  readonly who: Who;
  readonly begunAt: string;
  readonly seed: number;
  readonly inputs: readonly Input[];
}

/** Does one more thing in a play; absent when nothing more can be done. */
export type Act = ((input: Input) => void) | undefined;

/** As many things as the server lets be done in one play. */
export const MOST_INPUTS = 200;
const TWO_DAYS = 48 * 3_600_000;

export function begun(who: Who, begunAt: string, seed: number): Run {
  return { who, begunAt, seed, inputs: [{ kind: 'start' }] };
}

/** Nothing more can be done in this play. */
export function isFull(run: Run): boolean {
  return run.inputs.length >= MOST_INPUTS;
}

export function after(run: Run, input: Input): Run {
  return isFull(run) ? run : { ...run, inputs: [...run.inputs, input] };
}

/** Takes the last thing back; that the flow begins stays. */
export function before(run: Run): Run {
  return run.inputs.length > 1 ? { ...run, inputs: run.inputs.slice(0, -1) } : run;
}

/** What the server is asked to play. Without a run nothing happens, and only the clock is read. */
export function formOf(run: Run | null, drawn: FlowDocument): FlowTrialForm {
  const document = drawn as unknown as Record<string, unknown>;
  if (run === null) return { document, inputs: [] };
  const { who, seed, begunAt } = run;
  const inputs = [...run.inputs];
  return who.kind === 'contact'
    ? { document, contact: who.id, seed, inputs }
    : { document, person: person(who, begunAt), seed, inputs };
}

function person({ firstName, tags, agreed, lastWrote }: MadeUp, begunAt: string): FlowTrialFormPerson {
  const ago = { now: 0, twoDaysAgo: TWO_DAYS, never: null }[lastWrote];
  return {
    ...(firstName.trim() !== '' && { firstName: firstName.trim() }),
    tags: [...tags],
    agreed: [...agreed],
    ...(ago !== null && { lastInteractionAt: new Date(Date.parse(begunAt) - ago).toISOString() }),
  };
}
