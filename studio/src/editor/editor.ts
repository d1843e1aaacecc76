import { createContext, type Dispatch, type SetStateAction, useContext } from 'react';
import type { FlowCheckFindingJson } from '../api/schema';
import type { FlowLine } from '../api/flows';
import type { Camera } from './camera';
import type { FlowDocument, Point, StepId, StepKind } from './model/document';
import type { Edit } from './model/edit';
import type { ExitRef } from './model/exits';
import type { Problem } from './model/problems';
import type { Checked } from './useAutosave';
import type { Counts } from './useCounts';

/** What can lie open beside the flow. */
export type Panel = 'step' | 'issues' | 'versions' | 'test';

/** Where a step that is being chosen from the list will go. `screen` is where the list opens. */
export interface Adding {
  readonly screen: Point;
  readonly at?: Point;
  readonly from?: ExitRef;
}

/** A published version beside the draft, and what became of each step since. */
export interface Compared {
  readonly version: number;
  readonly before: FlowDocument;
}

/** Everything that the parts of the editor share. */
export interface Editor {
  readonly line: FlowLine;
  readonly document: FlowDocument;
  /** What nobody has to be asked about. */
  readonly unfinished: readonly Problem[];
  readonly findings: readonly FlowCheckFindingJson[];
  /** What the server could not accept of the draft, beyond what is unfinished. */
  readonly faults: readonly { readonly pointer: string; readonly detail: string }[];
  readonly checked: Checked;
  /** Whether the server has everything, and so `findings` are about what is seen. */
  readonly saved: boolean;
  readonly mayEdit: boolean;

  /** `gesture` names what is being written, so that it is taken back in one go. */
  readonly edit: (edit: Edit, gesture?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;

  /** Ids of steps, notes and lines. */
  readonly chosen: readonly string[];
  readonly choose: Dispatch<SetStateAction<readonly string[]>>;
  /** Chooses a step and brings it into sight. */
  readonly goTo: (step: StepId) => void;

  readonly panel: Panel | null;
  readonly show: (panel: Panel | null) => void;
  readonly view: 'canvas' | 'outline';
  readonly look: (view: 'canvas' | 'outline') => void;

  /** What the draft is held against on the canvas. */
  readonly compared: Compared | null;
  readonly compare: (compared: Compared | null) => void;

  readonly counts: Counts;

  readonly adding: Adding | null;
  /** Opens the list of step kinds; null closes it. */
  readonly offer: (adding: Adding | null) => void;
  /** Adds a step of a kind and chooses it. Without a place it goes behind the exit, else into sight. */
  readonly add: (kind: StepKind, to?: Pick<Adding, 'at' | 'from'>) => void;
  readonly camera: Camera;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('This part of the studio belongs to the editor of a flow.');
  return editor;
}
