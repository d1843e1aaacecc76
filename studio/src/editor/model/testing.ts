import type { Step } from '../../api/schema';
import type { FlowDocument, StepId } from './document';
import { apply, type Edit } from './edit';

/** Flows for tests. */
export function text(id: StepId, next?: StepId): Step {
  return {
    kind: 'message',
    id,
    name: id,
    message: { kind: 'text', text: `says ${id}`, quickReplies: [] },
    exits: {},
    ...(next !== undefined && { next }),
  };
}

/** A message with a button each; the exits are led to the steps named. */
export function asking(id: StepId, ways: Readonly<Record<string, StepId | undefined>>): Step {
  return {
    kind: 'message',
    id,
    name: id,
    message: {
      kind: 'buttons',
      text: `asks ${id}`,
      buttons: Object.keys(ways).map((way) => ({ kind: 'tap', id: way, title: way })),
      quickReplies: [],
    },
    exits: Object.fromEntries(Object.entries(ways).flatMap(([way, to]) => (to === undefined ? [] : [[way, to]]))),
  };
}

/** A flow of these steps, which begins with the first. */
export function flowOf(...steps: readonly Step[]): FlowDocument {
  return {
    ...(steps[0] !== undefined && { entry: steps[0].id }),
    steps: Object.fromEntries(steps.map((step) => [step.id, step])),
    layout: { positions: Object.fromEntries(steps.map(({ id }, at) => [id, { x: at * 400, y: 0 }])), notes: {} },
  };
}

export function after(document: FlowDocument, ...edits: readonly Edit[]): FlowDocument {
  return edits.reduce(apply, document);
}
