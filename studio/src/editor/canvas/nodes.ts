import type { Edge, Node } from '@xyflow/react';
import type { FlowCountStepLine, Step } from '../../api/schema';
import { STEP_WIDTH } from '../model/arrange';
import type { Fate } from '../model/compare';
import { type FlowDocument, type Note, positionOf, type StepId } from '../model/document';
import { linesOf } from '../model/drawing';
import type { ExitRef } from '../model/exits';

/** How a step stands: how much is wrong with it, and how badly. */
export interface Mark {
  readonly unfinished: number;
  readonly errors: number;
  readonly warnings: number;
}

interface StepData extends Record<string, unknown> {
  readonly step: Step;
  readonly begins: boolean;
  readonly mark?: Mark;
  /** What became of the step since the version that the draft is held against. */
  readonly fate?: Fate;
  readonly counts?: FlowCountStepLine;
}

export type StepCanvasNode = Node<StepData, 'step'>;
export type NoteCanvasNode = Node<{ note: Note }, 'note'>;
export type CanvasNode = StepCanvasNode | NoteCanvasNode;
export type CanvasEdge = Edge<{ from: ExitRef }>;

/** What is drawn: the flow, how its steps stand, what is chosen, and what it is held against. */
export interface Look {
  readonly document: FlowDocument;
  readonly marks: Readonly<Record<StepId, Mark>>;
  readonly chosen: ReadonlySet<string>;
  readonly counts: Readonly<Record<StepId, FlowCountStepLine>>;
  readonly before?: FlowDocument;
  readonly fates?: Readonly<Record<StepId, Fate>>;
}

/**
 * The flow as the canvas draws it. A node that looks the same stays the same object, so that only what an edit has
 * touched is drawn again; what the canvas has measured is kept.
 */
export function nodesOf(look: Look, before: readonly CanvasNode[]): CanvasNode[] {
  const { document, chosen } = look;
  const old = new Map(before.map((node) => [node.id, node]));
  const steps = Object.values(document.steps).map((step) => stepNode(look, step, old.get(step.id)));
  const notes = Object.entries(document.layout.notes).map(([id, note]): CanvasNode => {
    const last = old.get(id);
    const selected = chosen.has(id);
    if (last?.type === 'note' && last.data.note === note && last.selected === selected && lies(last, note)) return last;
    const { x, y, width, height } = note;
    return { ...last, id, type: 'note', position: { x, y }, width, height, selected, zIndex: -1, data: { note } };
  });
  return [...notes, ...ghosts(look), ...steps];
}

function stepNode(
  { document, marks, chosen, counts: all, fates }: Look,
  step: Step,
  last: CanvasNode | undefined,
): CanvasNode {
  const position = positionOf(document, step.id);
  const selected = chosen.has(step.id);
  const [mark, fate, counts] = [marks[step.id], fates?.[step.id], all[step.id]];
  const more = { ...(mark && { mark }), ...(fate && { fate }), ...(counts && { counts }) };
  const data = { step, begins: document.entry === step.id, ...more };
  if (last?.type !== 'step') return { id: step.id, type: 'step', position, selected, width: STEP_WIDTH, data };
  const same = sameData(last.data, data);
  return same && lies(last, position) && (last.selected ?? false) === selected
    ? last
    : { ...last, position, selected, data: same ? last.data : data };
}

/** Steps that are gone since the version, where they lay. They are only shown. */
function ghosts({ fates, before }: Look): CanvasNode[] {
  return Object.entries(fates ?? {}).flatMap(([id, fate]) => {
    const step = before?.steps[id];
    if (fate !== 'removed' || before === undefined || step === undefined) return [];
    const data = { step, begins: false, fate };
    const still = { draggable: false, selectable: false, connectable: false, focusable: false };
    return [{ id: `gone ${id}`, type: 'step', position: positionOf(before, id), width: STEP_WIDTH, data, ...still }];
  });
}

function lies(node: CanvasNode, { x, y }: { x: number; y: number }): boolean {
  return node.position.x === x && node.position.y === y;
}

function sameData(one: StepData, other: StepData): boolean {
  const same =
    one.step === other.step && one.begins === other.begins && one.fate === other.fate && one.counts === other.counts;
  return same && sameMark(one.mark, other.mark);
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
