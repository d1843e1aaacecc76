import type { FlowCheckFixJson } from '../../api/schema';
import { placed } from './arrange';
import { type FlowDocument, without } from './document';

/** The document after a quick fix of the checker; steps that the fix brings along get a place. */
export function repaired(document: FlowDocument, { entry, changed, removed }: FlowCheckFixJson): FlowDocument {
  const gone = new Set(removed);
  return placed({
    entry,
    steps: { ...without(document.steps, gone), ...changed },
    layout: { ...document.layout, positions: without(document.layout.positions, gone) },
  });
}
