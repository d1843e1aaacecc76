import { type EdgeChange, type NodeChange, type OnEdgesChange, type OnNodesChange, useReactFlow } from '@xyflow/react';
import { useMemo } from 'react';
import { useEditor } from '../editor';
import type { Point } from '../model/document';
import type { CanvasEdge, CanvasNode } from './nodes';

/**
 * What happens to nodes and lines on the canvas. The canvas moves them by itself while they are dragged; the document
 * hears of it once, when they are let go. What is chosen is told to the rest of the editor.
 */
export function useNodeChanges(applyNodes: OnNodesChange<CanvasNode>, applyEdges: OnEdgesChange<CanvasEdge>) {
  const { edit, choose } = useEditor();
  const { getNodes, getEdges } = useReactFlow<CanvasNode, CanvasEdge>();
  return useMemo(() => {
    const tellChosen = (changes: readonly (NodeChange<CanvasNode> | EdgeChange<CanvasEdge>)[]) => {
      const turned = changes.flatMap((change) => (change.type === 'select' ? [change] : []));
      if (turned.length === 0) return;
      const known = new Set([...getNodes(), ...getEdges()].map(({ id }) => id));
      choose((before) => {
        const chosen = new Set(before.filter((id) => known.has(id)));
        for (const { id, selected } of turned) {
          if (selected) chosen.add(id);
          else chosen.delete(id);
        }
        return [...chosen];
      });
    };
    return {
      onNodesChange: (changes: NodeChange<CanvasNode>[]) => {
        applyNodes(changes);
        const landed = landedAt(changes);
        if (Object.keys(landed).length > 0) edit({ kind: 'move', to: landed }, `move:${Object.keys(landed).join()}`);
        tellChosen(changes);
      },
      onEdgesChange: (changes: EdgeChange<CanvasEdge>[]) => {
        applyEdges(changes);
        tellChosen(changes);
      },
    };
  }, [applyNodes, applyEdges, edit, choose, getNodes, getEdges]);
}

/** A note that is pulled larger at its left or top moves as well; the end of that is told by the note itself. */
function landedAt(changes: readonly NodeChange<CanvasNode>[]): Record<string, Point> {
  const resized = new Set(changes.flatMap((change) => (change.type === 'dimensions' ? [change.id] : [])));
  return Object.fromEntries(
    changes.flatMap((change) =>
      change.type === 'position' && !resized.has(change.id) && change.dragging !== true && change.position !== undefined
        ? [[change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) }]]
        : [],
    ),
  );
}
