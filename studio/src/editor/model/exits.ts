import type { Button, Message, Step, StepBranch } from '../../api/schema';
import { type StepId, type StepOf, without } from './document';

/** Which way out of a step. Ways by a button carry the button's id, those of a split their place, counted from 0. */
export type ExitId =
  'next' | 'otherwise' | 'match' | 'asked' | 'timeout' | 'target' | `tap:${string}` | `branch:${number}`;

/** One way out of one step. */
export interface ExitRef {
  readonly step: StepId;
  readonly exit: ExitId;
}

/** A way out as it is drawn: `title` is what stands on its button, `percent` how many people a split sends there. */
export interface Exit {
  readonly id: ExitId;
  readonly to?: StepId;
  readonly title?: string;
  readonly percent?: number;
}

/** The ways out of a step in the order in which they are drawn, connected or not. */
export function exitsOf(step: Step): readonly Exit[] {
  switch (step.kind) {
    case 'message':
      return exitsOfMessage(step);
    case 'question':
      return [exit('next', step.next), exit('otherwise', step.otherwise)];
    case 'consent':
      return [exit('asked', step.asked), exit('otherwise', step.otherwise)];
    case 'condition':
      return [exit('match', step.match), exit('otherwise', step.otherwise)];
    case 'action':
      return [exit('next', step.next)];
    case 'wait':
      return step.delay.kind === 'until-reply'
        ? [exit('next', step.next), exit('timeout', step.timeout)]
        : [exit('next', step.next)];
    case 'split':
      return step.branches.map(({ percent, next }, at) => ({ ...exit(`branch:${at}`, next), percent }));
    case 'go-to':
      return exitsOfGoTo(step);
    case 'hand-over':
      return [exit('next', step.next)];
    case 'end':
      return [];
  }
}

/** Whoever can tap waits for the tap, so a plain way on exists beside taps only where somebody has drawn it. */
function exitsOfMessage(step: StepOf<'message'>): readonly Exit[] {
  const taps = tapsOf(step.message).map(({ id, title }) => ({ ...exit(`tap:${id}`, step.exits[id]), title }));
  return taps.length === 0 || step.next !== undefined ? [...taps, exit('next', step.next)] : taps;
}

function exitsOfGoTo(step: StepOf<'go-to'>): readonly Exit[] {
  switch (step.target.kind) {
    case 'to-step':
      return [exit('target', step.target.step === '' ? undefined : step.target.step)];
    case 'to-subflow':
      return [exit('next', step.next)];
    case 'to-flow':
      return [];
  }
}

function exit(id: ExitId, to: StepId | undefined): Exit {
  return to === undefined ? { id } : { id, to };
}

/** All buttons of a message, those of its cards in order. */
export function buttonsOf(message: Message): readonly Button[] {
  switch (message.kind) {
    case 'text':
    case 'image':
      return [];
    case 'buttons':
      return message.buttons;
    case 'gallery':
      return message.cards.flatMap((card) => card.buttons);
  }
}

/** What a person can tap to go on in this flow: buttons first, then quick replies. */
export function tapsOf(message: Message): readonly { id: string; title: string }[] {
  const buttons = buttonsOf(message).filter((button) => button.kind === 'tap');
  return [...buttons, ...message.quickReplies].map(({ id, title }) => ({ id, title }));
}

/** Where the step leads by that exit. */
export function leadsTo(step: Step, id: ExitId): StepId | undefined {
  return exitsOf(step).find((one) => one.id === id)?.to;
}

/** The exit by which people go on if nothing in particular happens; what stood behind a new step is hung there. */
export function mainExit(step: Step): ExitId | undefined {
  return exitsOf(step)[0]?.id;
}

/** The step with one exit led elsewhere, or nowhere. An exit that the step does not have changes nothing. */
export function led(step: Step, id: ExitId, to: StepId | undefined): Step {
  if (!exitsOf(step).some((one) => one.id === id) && id !== 'next') return step;
  switch (step.kind) {
    case 'message':
      return id.startsWith('tap:') ? ledByTap(step, id.slice('tap:'.length), to) : withOptional(step, 'next', to);
    case 'split':
      return {
        ...step,
        branches: step.branches.map((branch, at) => (id === `branch:${at}` ? way(branch, to) : branch)),
      };
    case 'go-to':
      return step.target.kind === 'to-step'
        ? { ...step, target: { kind: 'to-step', step: to ?? '' } }
        : withOptional(step, 'next', to);
    case 'question':
    case 'consent':
    case 'condition':
    case 'action':
    case 'wait':
    case 'hand-over':
      return withOptional(step, id, to);
    case 'end':
      return step;
  }
}

function ledByTap(step: StepOf<'message'>, tap: string, to: StepId | undefined): Step {
  const others = without(step.exits, new Set([tap]));
  return { ...step, exits: to === undefined ? { ...others } : { ...others, [tap]: to } };
}

function way({ percent }: StepBranch, to: StepId | undefined): StepBranch {
  return to === undefined ? { percent } : { percent, next: to };
}

function withOptional<S extends Step>(step: S, property: string, to: StepId | undefined): S {
  const others = without(step as unknown as Record<string, unknown>, new Set([property]));
  return (to === undefined ? others : { ...others, [property]: to }) as unknown as S;
}

/** The step with all its connected exits led through `elsewhere`; the same step if they lead where they did. */
export function ledThrough(step: Step, elsewhere: (to: StepId) => StepId | undefined): Step {
  return exitsOf(step).reduce((done, { id, to }) => {
    const then = to === undefined ? undefined : elsewhere(to);
    return then === to ? done : led(done, id, then);
  }, step);
}

/** The step without exits that no button has any more. */
export function tidied(step: Step): Step {
  if (step.kind === 'wait' && step.delay.kind !== 'until-reply') return withOptional(step, 'timeout', undefined);
  if (step.kind !== 'message') return step;
  const taps = new Set(tapsOf(step.message).map(({ id }) => id));
  const kept = Object.entries(step.exits).filter(([id]) => taps.has(id));
  return kept.length === Object.keys(step.exits).length ? step : { ...step, exits: Object.fromEntries(kept) };
}
