import { graphlib, layout } from '@dagrejs/dagre';
import { type FlowDocument, type Point, positionOf, type StepId } from './document';
import { exitsOf } from './exits';

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** How wide every step is drawn, and how high one is of which the canvas has not told yet. In pixels. */
export const STEP_WIDTH = 264;
export const STEP_HEIGHT = 150;
const GAP = { between: 96, beside: 40 };

export const ALIGNMENTS = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

export type Boxes = Readonly<Record<string, Box>>;

/** Where the boxes come to lie when they share one edge or middle. */
export function aligned(boxes: Boxes, alignment: Alignment): Record<string, Point> {
  const all = Object.values(boxes);
  const left = Math.min(...all.map(({ x }) => x));
  const top = Math.min(...all.map(({ y }) => y));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const bottom = Math.max(...all.map(({ y, height }) => y + height));
  const place = ({ x, y, width, height }: Box): Point => {
    switch (alignment) {
      case 'left':
        return { x: left, y };
      case 'center':
        return { x: Math.round((left + right - width) / 2), y };
      case 'right':
        return { x: right - width, y };
      case 'top':
        return { x, y: top };
      case 'middle':
        return { x, y: Math.round((top + bottom - height) / 2) };
      case 'bottom':
        return { x, y: bottom - height };
    }
  };
  return Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, place(box)]));
}

/** Where the boxes come to lie with equal gaps between them; the outermost two stay. */
export function distributed(boxes: Boxes, axis: 'x' | 'y'): Record<string, Point> {
  const size = axis === 'x' ? 'width' : 'height';
  const sorted = Object.entries(boxes).toSorted(([, one], [, other]) => one[axis] - other[axis]);
  const [first, last] = [sorted.at(0)?.[1], sorted.at(-1)?.[1]];
  if (first === undefined || last === undefined || sorted.length < 3) return {};
  const filled = sorted.reduce((sum, [, box]) => sum + box[size], 0);
  const gap = (last[axis] + last[size] - first[axis] - filled) / (sorted.length - 1);
  let at = first[axis];
  return Object.fromEntries(
    sorted.map(([id, { x, y, ...box }]) => {
      const point = axis === 'x' ? { x: Math.round(at), y } : { x, y: Math.round(at) };
      at += box[size] + gap;
      return [id, point];
    }),
  );
}

/** Where all steps come to lie when the flow is read from left to right. `heights` are those that the canvas knows. */
export function laidOut(document: FlowDocument, heights: Readonly<Record<StepId, number>> = {}): Record<StepId, Point> {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: GAP.between, nodesep: GAP.beside });
  graph.setDefaultEdgeLabel(() => ({}));
  const steps = inReadingOrder(document);
  for (const id of steps) graph.setNode(id, { width: STEP_WIDTH, height: heights[id] ?? STEP_HEIGHT });
  for (const id of steps) {
    for (const { id: exit, to } of connected(document, id)) graph.setEdge(id, to, {}, exit);
  }
  layout(graph);
  return Object.fromEntries(
    steps.map((id) => {
      const { x, y, width, height } = graph.node(id) as Box;
      return [id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) }];
    }),
  );
}

/** The steps as people meet them; those that nobody meets come last. */
export function inReadingOrder(document: FlowDocument): readonly StepId[] {
  const met = new Set<StepId>();
  const walk = (begin: StepId) => {
    const open = [begin];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (met.has(at) || document.steps[at] === undefined) continue;
      met.add(at);
      open.push(
        ...connected(document, at)
          .map(({ to }) => to)
          .toReversed(),
      );
    }
  };
  if (document.entry !== undefined) walk(document.entry);
  Object.keys(document.steps).forEach(walk);
  return [...met];
}

/** The exits of a step that lead to a step which exists. */
export function connected(document: FlowDocument, id: StepId): { id: string; to: StepId }[] {
  const step = document.steps[id];
  return step === undefined
    ? []
    : exitsOf(step).flatMap(({ id: exit, to }) =>
        to !== undefined && document.steps[to] !== undefined ? [{ id: exit, to }] : [],
      );
}

/** Free ground to the right of a step, for the next one. */
export function placeBehind(document: FlowDocument, id: StepId): Point {
  const from = positionOf(document, id);
  return freePlace(document, { x: from.x + STEP_WIDTH + GAP.between, y: from.y });
}

/** The wanted place, or free ground below it. */
export function freePlace(document: FlowDocument, { x, y }: Point): Point {
  const wanted = { x, y };
  const taken = Object.values(document.layout.positions);
  const isTaken = ({ x, y }: Point) =>
    taken.some((other) => Math.abs(other.x - x) < STEP_WIDTH && Math.abs(other.y - y) < STEP_HEIGHT);
  while (isTaken(wanted)) wanted.y += STEP_HEIGHT + GAP.beside;
  return wanted;
}

/** The document with a place for every step: where none has one all are laid out, else the rest goes below. */
export function placed(document: FlowDocument): FlowDocument {
  const missing = Object.keys(document.steps).filter((id) => document.layout.positions[id] === undefined);
  if (missing.length === 0) return document;
  const known = Object.values(document.layout.positions);
  const proposed = laidOut(document);
  const below = known.length === 0 ? 0 : Math.max(...known.map(({ y }) => y)) + 2 * STEP_HEIGHT;
  const positions = { ...document.layout.positions };
  for (const id of missing) {
    const point = proposed[id] ?? { x: 0, y: 0 };
    positions[id] = { x: point.x, y: point.y + below };
  }
  return { ...document, layout: { ...document.layout, positions } };
}
