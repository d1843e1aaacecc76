import type { Step } from '../../api/schema';
import { type FlowDocument, type Layout, type Note, type Point, type StepId, without } from './document';
import { type ExitRef, leadsTo, led, ledThrough, mainExit, tidied } from './exits';

/** A piece of a flow that is put into another, with ids that are new there. */
export interface Part {
  readonly steps: readonly Step[];
  readonly layout: Layout;
}

/** Everything an author can do to a flow. */
export type Edit =
  | { kind: 'add'; step: Step; at: Point; from?: ExitRef }
  | { kind: 'change'; step: Step }
  | { kind: 'lead'; from: ExitRef; to?: StepId }
  | { kind: 'begin'; with: StepId }
  | { kind: 'move'; to: Readonly<Record<string, Point>> }
  | { kind: 'note'; id: string; note: Note }
  | { kind: 'remove'; ids: readonly string[] }
  | { kind: 'insert'; part: Part }
  | { kind: 'replace'; document: FlowDocument }
  /** Several that are one to whoever made them. */
  | { kind: 'all'; edits: readonly Edit[] };

/**
 * The document after an edit. Parts that an edit does not touch stay the same objects, so that keeping hundreds of
 * documents costs little and a canvas sees at once what changed. An edit that changes nothing returns the document.
 */
export function apply(document: FlowDocument, edit: Edit): FlowDocument {
  switch (edit.kind) {
    case 'add':
      return added(document, edit.step, edit.at, edit.from);
    case 'change':
      return changed(document, edit.step);
    case 'lead':
      return ledFrom(document, edit.from, edit.to);
    case 'begin':
      return document.steps[edit.with] === undefined || document.entry === edit.with
        ? document
        : { ...document, entry: edit.with };
    case 'move':
      return moved(document, edit.to);
    case 'note':
      return document.layout.notes[edit.id] === edit.note
        ? document
        : withLayout(document, { notes: { ...document.layout.notes, [edit.id]: edit.note } });
    case 'remove':
      return removed(document, new Set(edit.ids));
    case 'insert':
      return inserted(document, edit.part);
    case 'replace':
      return edit.document;
    case 'all':
      return edit.edits.reduce(apply, document);
  }
}

/** What stood behind the exit stands behind the new step now. The first step of a flow is where it begins. */
function added(document: FlowDocument, step: Step, at: Point, from?: ExitRef): FlowDocument {
  const before = from && document.steps[from.step];
  const behind = before && leadsTo(before, from.exit);
  const main = mainExit(step);
  const placed = behind !== undefined && main !== undefined ? led(step, main, behind) : step;
  const steps = { ...document.steps, [step.id]: placed };
  if (before) steps[before.id] = led(before, from.exit, step.id);
  const next = withLayout({ ...document, steps }, { positions: { ...document.layout.positions, [step.id]: at } });
  return document.entry === undefined ? { ...next, entry: step.id } : next;
}

function changed(document: FlowDocument, step: Step): FlowDocument {
  const before = document.steps[step.id];
  return before === undefined || before === step ? document : withStep(document, tidied(step));
}

function ledFrom(document: FlowDocument, from: ExitRef, to: StepId | undefined): FlowDocument {
  const step = document.steps[from.step];
  const exists = to === undefined || document.steps[to] !== undefined;
  return step === undefined || !exists || leadsTo(step, from.exit) === to
    ? document
    : withStep(document, led(step, from.exit, to));
}

function moved(document: FlowDocument, to: Readonly<Record<string, Point>>): FlowDocument {
  const positions = { ...document.layout.positions };
  const notes = { ...document.layout.notes };
  const elsewhere = Object.entries(to).filter(([id, point]) => {
    const old = notes[id] ?? positions[id];
    return old === undefined || old.x !== point.x || old.y !== point.y;
  });
  if (elsewhere.length === 0) return document;
  for (const [id, { x, y }] of elsewhere) {
    const note = notes[id];
    if (note !== undefined) notes[id] = { ...note, x, y };
    else if (document.steps[id] !== undefined) positions[id] = { x, y };
  }
  return withLayout(document, { positions, notes });
}

/** Exits into what is gone lead nowhere; a flow whose first step is gone begins with the one behind it. */
function removed(document: FlowDocument, ids: ReadonlySet<string>): FlowDocument {
  const known = (id: string) => document.steps[id] !== undefined || document.layout.notes[id] !== undefined;
  if (![...ids].some(known)) return document;
  const kept = without(document.steps, ids);
  const steps = Object.fromEntries(
    Object.entries(kept).map(([id, step]) => [id, ledThrough(step, (to) => (ids.has(to) ? undefined : to))]),
  );
  const { entry, ...others } = document;
  const begin = entry === undefined ? undefined : beginningAfter(document, entry, ids);
  return {
    ...others,
    ...(begin !== undefined && { entry: begin }),
    steps: kept === document.steps ? document.steps : steps,
    layout: {
      positions: without(document.layout.positions, ids),
      notes: without(document.layout.notes, ids),
    },
  };
}

function beginningAfter(document: FlowDocument, entry: StepId, gone: ReadonlySet<string>): StepId | undefined {
  const seen = new Set<StepId>();
  let at: StepId | undefined = entry;
  while (at !== undefined && gone.has(at) && !seen.has(at)) {
    seen.add(at);
    const step: Step | undefined = document.steps[at];
    at = step && behindOf(step);
  }
  return at !== undefined && !gone.has(at) ? at : Object.keys(document.steps).find((id) => !gone.has(id));
}

/** The step to which people go on from this one if nothing in particular happens. */
function behindOf(step: Step): StepId | undefined {
  const main = mainExit(step);
  return main && leadsTo(step, main);
}

function inserted(document: FlowDocument, part: Part): FlowDocument {
  const steps = { ...document.steps, ...Object.fromEntries(part.steps.map((step) => [step.id, step])) };
  const first = document.entry ?? part.steps[0]?.id;
  return {
    ...document,
    ...(first !== undefined && { entry: first }),
    steps,
    layout: {
      positions: { ...document.layout.positions, ...part.layout.positions },
      notes: { ...document.layout.notes, ...part.layout.notes },
    },
  };
}

function withStep(document: FlowDocument, step: Step): FlowDocument {
  return { ...document, steps: { ...document.steps, [step.id]: step } };
}

function withLayout(document: FlowDocument, layout: Partial<Layout>): FlowDocument {
  return { ...document, layout: { ...document.layout, ...layout } };
}
