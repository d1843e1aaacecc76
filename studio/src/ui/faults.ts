import { Problem } from '../api/problem';

/** What the server found wrong with one part of a form; null if nothing, as fields take it. */
export function faultAt(failure: Error | null, pointer: string): string | null {
  return failure instanceof Problem ? failure.at(pointer) : null;
}
