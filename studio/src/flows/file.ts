import type { FlowForm } from '../api/flows';

/** A flow out of the text of a file, as an export wrote it. `otherwise` is said about anything else. */
export function readFlow(contents: string, otherwise: string): FlowForm {
  const read: unknown = parsed(contents);
  if (typeof read !== 'object' || read === null) throw new Error(otherwise);
  const { name, kind, document } = read as Partial<FlowForm>;
  if (typeof name !== 'string' || (kind !== 'FLOW' && kind !== 'SUBFLOW') || typeof document !== 'object') {
    throw new Error(otherwise);
  }
  return { name, kind, document };
}

function parsed(contents: string): unknown {
  try {
    return JSON.parse(contents);
  } catch {
    return null;
  }
}
