import { type Connection, type FinalConnectionState, useReactFlow } from '@xyflow/react';
import { type DragEvent, type MouseEvent, useMemo } from 'react';
import { useEditor } from '../editor';
import type { Point, StepKind } from '../model/document';
import type { Edit } from '../model/edit';
import type { ExitId } from '../model/exits';
import { DRAGGED } from './dragged';
import type { CanvasEdge, CanvasNode } from './nodes';

/**
 * What a pointer does: draw lines, double-click empty ground. React Flow draws every step and line anew when one of these
 * is another function than before, so they stay the same whatever is edited.
 */
export function useHand() {
  const { edit, offer, show, mayEdit } = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(
    () => ({
      onNodeClick: (event: MouseEvent, { type }: CanvasNode) => {
        const several = event.shiftKey || event.metaKey || event.ctrlKey;
        if (type === 'step' && !several) show('step');
      },
      onConnect: ({ source, sourceHandle, target }: Connection) =>
        edit({ kind: 'lead', from: { step: source, exit: sourceHandle as ExitId }, to: target }),
      onReconnect: (old: CanvasEdge, connection: Connection) => {
        const to = { step: connection.source, exit: connection.sourceHandle as ExitId };
        const leave: Edit[] = old.data ? [{ kind: 'lead', from: old.data.from }] : [];
        edit({ kind: 'all', edits: [...leave, { kind: 'lead', from: to, to: connection.target }] });
      },
      /** A line that is let go over empty ground asks for the step that it shall lead to. */
      onConnectEnd: (event: globalThis.MouseEvent | TouchEvent, state: FinalConnectionState) => {
        const from = state.fromHandle?.id;
        if (state.isValid !== null || state.fromNode === null || !from) return;
        const screen = pointer(event);
        const at = screenToFlowPosition(screen);
        offer({ screen, at, from: { step: state.fromNode.id, exit: from as ExitId } });
      },
      onDoubleClick: (event: MouseEvent) => {
        const onGround = event.target instanceof Element && event.target.classList.contains('react-flow__pane');
        if (!onGround || !mayEdit) return;
        const screen = { x: event.clientX, y: event.clientY };
        offer({ screen, at: screenToFlowPosition(screen) });
      },
    }),
    [edit, offer, show, mayEdit, screenToFlowPosition],
  );
}

/** Takes a step kind that is dropped from the shelf. */
export function useDrop() {
  const { add, mayEdit } = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  return (event: DragEvent) => {
    const kind = event.dataTransfer.getData(DRAGGED);
    if (kind === '' || !mayEdit) return;
    event.preventDefault();
    add(kind as StepKind, { at: screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
  };
}

function pointer(event: globalThis.MouseEvent | TouchEvent): Point {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}
