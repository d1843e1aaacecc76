import type { Step } from '../../api/schema';

export type StepId = string;
export type StepKind = Step['kind'];
export type StepOf<K extends StepKind> = Extract<Step, { kind: K }>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A remark on the canvas, for people only. Sizes are in the canvas' own pixels. */
export interface Note extends Point {
  readonly width: number;
  readonly height: number;
  readonly text: string;
  /** What another editor may have painted it in; kept, not shown. */
  readonly color?: string;
}

/** Where things lie on the canvas; the engine does not look at it. */
export interface Layout {
  readonly positions: Readonly<Record<StepId, Point>>;
  readonly notes: Readonly<Record<string, Note>>;
}

/**
 * A flow as its author draws it. It may be unfinished: an empty id or text is one that nobody has chosen or written
 * yet, and the flow begins nowhere until it has a step.
 */
export interface FlowDocument {
  readonly entry?: StepId;
  readonly steps: Readonly<Record<StepId, Step>>;
  readonly layout: Layout;
}

export const EMPTY: FlowDocument = { steps: {}, layout: { positions: {}, notes: {} } };

export function positionOf(document: FlowDocument, id: StepId): Point {
  return document.layout.positions[id] ?? { x: 0, y: 0 };
}

/** The record without some of its keys; the same record if it has none of them. */
export function without<T>(
  record: Readonly<Record<string, T>>,
  keys: ReadonlySet<string>,
): Readonly<Record<string, T>> {
  const kept = Object.entries(record).filter(([key]) => !keys.has(key));
  return kept.length === Object.keys(record).length ? record : Object.fromEntries(kept);
}
