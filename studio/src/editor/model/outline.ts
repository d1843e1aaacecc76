import type { FlowDocument, StepId } from './document';
import { type Exit, exitsOf } from './exits';

/** One line of the flow as an indented list. */
export type Line = StepLine | ExitLine;

/** A step where people meet it first. `depth` counts from 0. */
export interface StepLine {
  readonly kind: 'step';
  readonly depth: number;
  readonly step: StepId;
}

/** A way out that does not simply go on below: it is free, or leads to a step that stands elsewhere in the list. */
export interface ExitLine {
  readonly kind: 'exit';
  readonly depth: number;
  readonly step: StepId;
  readonly exit: Exit;
  readonly stands: 'free' | 'elsewhere' | 'below';
}

/**
 * The flow as an indented list. A step with one exit is followed by the next one on the same depth, as a story is
 * told; where ways part, each way is a line of its own with its story below it. Steps that nobody reaches are told
 * at the end.
 */
export function outlined(document: FlowDocument): readonly Line[] {
  const lines: Line[] = [];
  const told = new Set<StepId>();
  const begins = [...(document.entry === undefined ? [] : [document.entry]), ...unled(document)];
  for (const begin of [...begins, ...Object.keys(document.steps)]) tell(document, begin, 0, told, lines);
  return lines;
}

/** What is still to be told: a step with all behind it, or a way out of one that has been told. */
type Go = { readonly kind: 'go'; readonly step: StepId; readonly depth: number };
type Way = Omit<ExitLine, 'stands'> & { readonly parts: boolean };

/** With a stack of its own: a flow of 500 steps in a row must not exhaust that of the browser. */
function tell(document: FlowDocument, begin: StepId, depth: number, told: Set<StepId>, lines: Line[]): void {
  const open: (Go | Way)[] = [{ kind: 'go', step: begin, depth }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'exit') {
      const line = standing(document, next, told);
      if (line.stands !== 'below' || next.parts) lines.push(line);
      continue;
    }
    const step = document.steps[next.step];
    if (step === undefined || told.has(next.step)) continue;
    told.add(next.step);
    lines.push({ kind: 'step', depth: next.depth, step: next.step });
    const exits = exitsOf(step);
    const parts = exits.length > 1;
    const below = next.depth + (parts ? 1 : 0);
    const ways = exits.flatMap((exit) => [
      { kind: 'exit', depth: below, step: step.id, exit, parts } as const,
      ...(exit.to === undefined ? [] : [{ kind: 'go', step: exit.to, depth: parts ? below + 1 : below } as const]),
    ]);
    open.push(...ways.toReversed());
  }
}

function standing(document: FlowDocument, way: Way, told: ReadonlySet<StepId>): ExitLine {
  const { depth, step, exit } = way;
  const free = exit.to === undefined || document.steps[exit.to] === undefined;
  const stands = free ? 'free' : told.has(exit.to) ? 'elsewhere' : 'below';
  return { kind: 'exit', depth, step, exit, stands };
}

/** Steps that no exit leads to: each begins a part of its own. */
function unled(document: FlowDocument): readonly StepId[] {
  const led = new Set(Object.values(document.steps).flatMap((step) => exitsOf(step).map(({ to }) => to)));
  return Object.keys(document.steps).filter((id) => !led.has(id));
}
