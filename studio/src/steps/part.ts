import type { StepKind, StepOf } from '../editor/model/document';

/**
 * A form shows what it is given and tells the changed whole; it remembers nothing. `gesture` names the field that is
 * being written, so that its keystrokes are taken back together.
 */
export type Change<T> = (changed: T, gesture?: string) => void;

export interface FormOf<K extends StepKind> {
  readonly step: StepOf<K>;
  readonly change: Change<StepOf<K>>;
}

/** A list with one part in another place; the same list if that place does not exist. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const part = list[from];
  return part === undefined || to < 0 || to >= list.length ? list : list.toSpliced(from, 1).toSpliced(to, 0, part);
}

export function replaced<T>(list: readonly T[], at: number, part: T): T[] {
  return list.map((old, place) => (place === at ? part : old));
}
