import type { Step } from '../../api/schema';
import { type FlowDocument, type Note, type Point, positionOf, type StepId } from './document';
import { type ExitRef, exitsOf } from './exits';

/** A line on the canvas, from an exit to the step it leads to. */
export interface Line {
  readonly id: string;
  readonly from: ExitRef;
  readonly to: StepId;
}

/** The id of the line that leaves by an exit; there is at most one. */
export function lineId({ step, exit }: ExitRef): string {
  return `${step} ${exit}`;
}

/** All lines of a flow. Those into steps that are not there cannot be drawn. */
export function linesOf(document: FlowDocument): readonly Line[] {
  return Object.values(document.steps).flatMap((step) => linesFrom(document, step));
}

function linesFrom(document: FlowDocument, step: Step): readonly Line[] {
  return exitsOf(step).flatMap(({ id: exit, to }) => {
    const from = { step: step.id, exit };
    return to !== undefined && document.steps[to] !== undefined ? [{ id: lineId(from), from, to }] : [];
  });
}

/** What can be chosen on the canvas: steps, notes and lines, by their ids. */
export function everything(document: FlowDocument): readonly string[] {
  return [...Object.keys(document.steps), ...Object.keys(document.layout.notes)];
}

/** Where a step or a note lies. */
export function pointOf(document: FlowDocument, id: string): Point {
  const note: Note | undefined = document.layout.notes[id];
  return note ?? positionOf(document, id);
}
