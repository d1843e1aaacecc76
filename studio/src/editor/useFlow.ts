import { useCallback, useMemo, useReducer } from 'react';
import type { FlowDocument } from './model/document';
import type { Edit } from './model/edit';
import { begun, edited, type History, redone, undone } from './model/history';

type Turn =
  | { readonly kind: 'edit'; readonly edit: Edit; readonly at: number; readonly gesture: string | undefined }
  | 'undo'
  | 'redo';

function turned(history: History, turn: Turn): History {
  switch (turn) {
    case 'undo':
      return undone(history);
    case 'redo':
      return redone(history);
    default:
      return edited(history, turn.edit, turn.at, turn.gesture);
  }
}

/** A document that is edited here, with all that can be taken back. `unsaved` is what an earlier tab left behind. Whoever may not edit
 * changes nothing, whatever they try. */
export function useFlow(base: FlowDocument, unsaved: FlowDocument | undefined, mayEdit: boolean) {
  const [history, turn] = useReducer(turned, base, (document) =>
    unsaved === undefined ? begun(document) : edited(begun(document), { kind: 'replace', document: unsaved }, 0),
  );
  const edit = useCallback(
    (edit: Edit, gesture?: string) => {
      if (mayEdit) turn({ kind: 'edit', edit, at: performance.now(), gesture });
    },
    [mayEdit],
  );
  const undo = useCallback(() => turn('undo'), []);
  const redo = useCallback(() => turn('redo'), []);
  const { present, past, future } = history;
  return useMemo(
    () => ({ document: present, edit, undo, redo, canUndo: past.length > 0, canRedo: future.length > 0 }),
    [present, past, future, edit, undo, redo],
  );
}
