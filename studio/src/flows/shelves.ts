import type { FlowLine } from '../api/flows';
import { fits } from '../ui/search';
import { standing, type Standing } from './standing';

/** Flows that lie together; those in no folder have no name. */
export interface Shelf {
  readonly folder?: string;
  readonly flows: readonly FlowLine[];
}

/** The names of all folders, in order. */
export function foldersOf(flows: readonly FlowLine[]): readonly string[] {
  return [...new Set(flows.flatMap(({ folder }) => folder ?? []))].toSorted((one, other) => one.localeCompare(other));
}

/** The flows that fit, folder by folder; those in none come first, and a folder with nothing to show is left out. */
export function shelves(flows: readonly FlowLine[], wanted: string, stands: Standing | null): readonly Shelf[] {
  const fitting = flows.filter(
    (flow) => fits(`${flow.name} ${flow.folder ?? ''}`, wanted) && (stands === null || standing(flow) === stands),
  );
  const loose = { flows: fitting.filter(({ folder }) => folder === undefined) };
  const filed = foldersOf(fitting).map((folder) => ({
    folder,
    flows: fitting.filter((flow) => flow.folder === folder),
  }));
  return [loose, ...filed].filter((shelf) => shelf.flows.length > 0);
}
