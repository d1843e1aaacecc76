import type { Edge, Node } from '@xyflow/react';
import type { Step } from '../../api/schema';
import { STEP_WIDTH } from '../model/arrange';
import type { FlowDocument, Note } from '../model/document';
import { positionOf } from '../model/document';
import { linesOf } from '../model/drawing';
import type { ExitRef } from '../model/exits';

/** How a step stands: how much is wrong with it, and how badly. */
export interface Mark {
  readonly unfinished: number;
  readonly errors: number;
  readonly warnings: number;
}

export type StepCanvasNode = Node<{ step: Step; begins: boolean; mark?: Mark }, 'step'>;
export type NoteCanvasNode = Node<{ note: Note }, 'note'>;
export type CanvasNode = StepCanvasNode | NoteCanvasNode;
export type CanvasEdge = Edge<{ from: ExitRef }>;

/**
 * The flow as the canvas draws it. A node that looks the same stays the same object, so that only what an edit has
 * touched is drawn again; what the canvas has measured is kept.
 */
export function nodesOf(
  document: FlowDocument,
  marks: Readonly<Record<string, Mark>>,
  chosen: ReadonlySet<string>,
  before: readonly CanvasNode[],
): CanvasNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const steps = Object.values(document.steps).map((step): CanvasNode => {
    const last = old.get(step.id);
    const mark = marks[step.id];
    const begins = document.entry === step.id;
    const position = positionOf(document, step.id);
    const selected = chosen.has(step.id);
    if (last?.type === 'step') {
      const { data } = last;
      const same = data.step === step && data.begins === begins && sameMark(data.mark, mark);
      if (same && lies(last, position) && (last.selected ?? false) === selected) return last;
      return { ...last, position, selected, data: same ? data : { step, begins, ...(mark && { mark }) } };
    }
    return {
      id: step.id,
      type: 'step',
      position,
      selected,
      width: STEP_WIDTH,
      data: { step, begins, ...(mark && { mark }) },
    };
  });
  const notes = Object.entries(document.layout.notes).map(([id, note]): CanvasNode => {
    const last = old.get(id);
    const selected = chosen.has(id);
    if (last?.type === 'note' && last.data.note === note && last.selected === selected && lies(last, note)) return last;
    const { x, y, width, height } = note;
    return { ...last, id, type: 'note', position: { x, y }, width, height, selected, zIndex: -1, data: { note } };
  });
  return [...notes, ...steps];
}

function lies(node: CanvasNode, { x, y }: { x: number; y: number }): boolean {
  return node.position.x === x && node.position.y === y;
}

function sameMark(one: Mark | undefined, other: Mark | undefined): boolean {
  return one?.unfinished === other?.unfinished && one?.errors === other?.errors && one?.warnings === other?.warnings;
}

export function edgesOf(
  document: FlowDocument,
  chosen: ReadonlySet<string>,
  before: readonly CanvasEdge[],
): CanvasEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  return linesOf(document).map(({ id, from, to }) => {
    const last = old.get(id);
    const selected = chosen.has(id);
    return last?.target === to && (last.selected ?? false) === selected
      ? last
      : { id, source: from.step, sourceHandle: from.exit, target: to, selected, data: { from }, type: 'exit' };
  });
}
