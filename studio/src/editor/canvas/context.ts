import { createContext, useContext } from 'react';
import type { Text } from '../../app/text';
import type { Adding } from '../editor';
import type { StepWords } from '../../steps/words';
import type { Note } from '../model/document';

/** The little that nodes and lines know and may do. It hardly ever changes, so that no node is drawn for it. */
export interface CanvasActions {
  readonly mayEdit: boolean;
  readonly text: Text;
  readonly words: StepWords;
  readonly addAt: (adding: Adding) => void;
  readonly changeNote: (id: string, note: Note) => void;
}

export const CanvasContext = createContext<CanvasActions | null>(null);

export function useCanvas(): CanvasActions {
  const actions = useContext(CanvasContext);
  if (actions === null) throw new Error('This part belongs to the canvas.');
  return actions;
}
