import type { DayOfWeek, SequenceForm, SequenceStep, SequenceView } from '../api/sequences';
import type { Frequency } from '../api/topics';

/** A sequence as it stands on the screen. */
export interface Plan {
  readonly topic: string | null;
  readonly name: string;
  readonly steps: readonly SequenceStep[];
  readonly time: string;
  readonly weekday: DayOfWeek;
  readonly dayOfMonth: number;
  readonly enrolOnOptIn: boolean;
  readonly repeats: boolean;
  readonly wakeFinished: boolean;
}

export function emptyPlan(topic: string | null): Plan {
  return {
    topic,
    name: '',
    steps: [],
    time: '10:00',
    weekday: 'THURSDAY',
    dayOfMonth: 1,
    enrolOnOptIn: true,
    repeats: false,
    wakeFinished: false,
  };
}

export function planOf({ sequence }: SequenceView): Plan {
  const { topic, name, steps, time, weekday, dayOfMonth, enrolOnOptIn, repeats } = sequence;
  return {
    topic,
    name,
    steps,
    time,
    weekday: weekday ?? 'MONDAY',
    dayOfMonth: dayOfMonth ?? 1,
    enrolOnOptIn,
    repeats,
    wakeFinished: false,
  };
}

/** What is sent: of weekday and day of the month only the one that the topic's frequency knows. */
export function formOf(plan: Plan, topic: string, frequency: Frequency, revision?: number): SequenceForm {
  const { name, steps, time, weekday, dayOfMonth, enrolOnOptIn, repeats, wakeFinished } = plan;
  return {
    topic,
    name,
    steps: [...steps],
    time,
    enrolOnOptIn,
    repeats,
    ...(frequency === 'WEEKLY' && { weekday }),
    ...(frequency === 'MONTHLY' && { dayOfMonth }),
    ...(wakeFinished && { wakeFinished }),
    ...(revision !== undefined && { revision }),
  };
}

/** A flow put into a turn; what stood there and after it moves one turn on. */
export function insert(steps: readonly SequenceStep[], index: number, step: SequenceStep): SequenceStep[] {
  return [...steps.slice(0, index), step, ...steps.slice(index)];
}

/** A turn moved to another place among the others. */
export function move(steps: readonly SequenceStep[], from: number, to: number): SequenceStep[] {
  const step = steps[from];
  if (step === undefined || to < 0 || to >= steps.length) return [...steps];
  return insert(steps.toSpliced(from, 1), to, step);
}

/** What becomes of those who are inside the sequence, in the words of the catalogue below `sequences.effects`. */
export type Effect = 'added' | 'removed' | 'moved' | 'off' | 'on' | 'replaced' | 'when';

/** How a changed plan differs for those who are inside. Nothing differs for them if its list is empty. */
export function effects(before: Plan, after: Plan): Effect[] {
  const old = new Map(before.steps.map((step) => [step.id, step]));
  const now = new Map(after.steps.map((step) => [step.id, step]));
  const kept = after.steps.filter((step) => old.has(step.id));
  const order = (plan: Plan, others: ReadonlyMap<string, SequenceStep>) =>
    plan.steps
      .filter((step) => others.has(step.id))
      .map((step) => step.id)
      .join();
  const found: Record<Effect, boolean> = {
    added: after.steps.some((step) => !old.has(step.id)),
    removed: before.steps.some((step) => !now.has(step.id)),
    moved: order(before, now) !== order(after, old),
    off: kept.some((step) => !step.on && old.get(step.id)?.on === true),
    on: kept.some((step) => step.on && old.get(step.id)?.on === false),
    replaced: kept.some((step) => step.flow !== old.get(step.id)?.flow),
    when: before.time !== after.time || before.weekday !== after.weekday || before.dayOfMonth !== after.dayOfMonth,
  };
  return (Object.keys(found) as Effect[]).filter((effect) => found[effect]);
}
