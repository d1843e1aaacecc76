import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import {
  MarkerType,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useEdgesState,
  useNodesInitialized,
  useNodesState,
  useStore,
} from '@xyflow/react';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useText } from '../../app/text';
import { useStepWords } from '../../steps/words';
import { useEditor } from '../editor';
import { fates } from '../model/compare';
import type { Note } from '../model/document';
import { marksOf } from '../marks';
import classes from './canvas.module.css';
import { CanvasContext } from './context';
import { ExitEdge } from './ExitEdge';
import { NoteNode } from './NoteNode';
import { type CanvasEdge, type CanvasNode, edgesOf, nodesOf } from './nodes';
import { StepNode } from './StepNode';
import { useCamera } from './useCamera';
import { useDrop, useHand } from './useHand';
import { useNodeChanges } from './useNodeChanges';

const NODES = { step: StepNode, note: NoteNode };
const EDGES = { exit: ExitEdge };
const LINE = {
  markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--mantine-color-dimmed)' },
  interactionWidth: 24,
};
const TOUCHED_BY_THE_BOX = SelectionMode.Partial;
const SEVERAL = ['Shift', 'Meta', 'Control'];
/** Below the first zoom the letters on steps are too small to be read, below the others those that stand for them. */
const DISTANCES = [
  [0.32, 'farthest'],
  [0.4, 'farther'],
  [0.45, 'far'],
] as const;
const WHOLE = { maxZoom: 1, padding: 0.15 };

/**
 * The flow as a drawing. All its steps are kept in the page, seen or not: there are five hundred at most, and to bring
 * them in and out while the ground is dragged costs more than to have them.
 */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Drawing />
    </ReactFlowProvider>
  );
}

function Drawing() {
  const text = useText();
  const scheme = useComputedColorScheme();
  const { document, chosen, unfinished, findings, compared, counts, mayEdit } = useEditor();
  const [nodes, setNodes, applyNodes] = useNodesState<CanvasNode>([]);
  const [edges, setEdges, applyEdges] = useEdgesState<CanvasEdge>([]);
  const marks = useMemo(() => marksOf(unfinished, findings), [unfinished, findings]);
  useEffect(() => {
    const ids = new Set(chosen);
    const against = compared && { before: compared.before, fates: fates(compared.before, document) };
    const look = { document, marks, chosen: ids, counts: counts.steps, ...against };
    setNodes((before) => nodesOf(look, before));
    setEdges((before) => edgesOf(document, ids, before));
  }, [document, marks, chosen, compared, counts.steps, setNodes, setEdges]);
  const changes = useNodeChanges(applyNodes, applyEdges);
  const hand = useHand();
  const drop = useDrop();
  const actions = useActions();
  const far = useStore(({ transform: [, , zoom] }) => DISTANCES.find(([below]) => zoom < below)?.[1]);
  // The map waits until the drawing is there.
  const isDrawn = useDeferredValue(useNodesInitialized(), false);
  useCamera();
  return (
    <CanvasContext value={actions}>
      <div
        className={classes.canvas}
        data-far={far}
        role="application"
        aria-label={text('editor.canvas.label')}
        onDoubleClick={hand.onDoubleClick}
        onDrop={drop}
        onDragOver={(event) => event.preventDefault()}
      >
        <ReactFlow<CanvasNode, CanvasEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={NODES}
          edgeTypes={EDGES}
          defaultEdgeOptions={LINE}
          colorMode={scheme}
          nodesDraggable={mayEdit}
          nodesConnectable={mayEdit}
          edgesReconnectable={mayEdit}
          onNodeClick={hand.onNodeClick}
          onConnect={hand.onConnect}
          onConnectEnd={hand.onConnectEnd}
          onReconnect={hand.onReconnect}
          selectionMode={TOUCHED_BY_THE_BOX}
          multiSelectionKeyCode={SEVERAL}
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          minZoom={0.1}
          maxZoom={2}
          fitView
          fitViewOptions={WHOLE}
          {...changes}
        >
          {isDrawn && <MiniMap className={classes.map ?? ''} pannable zoomable ariaLabel={text('editor.canvas.map')} />}
        </ReactFlow>
        {nodes.length === 0 && (
          <div className={classes.nothing}>
            <p>{text('editor.empty')}</p>
            <p>{text('editor.emptyHint')}</p>
          </div>
        )}
      </div>
    </CanvasContext>
  );
}

function useActions() {
  const text = useText();
  const { mayEdit, offer, edit } = useEditor();
  const words = useStepWords();
  return useMemo(
    () => ({
      mayEdit,
      text,
      words,
      addAt: offer,
      changeNote: (id: string, note: Note) => edit({ kind: 'note', id, note }, `note:${id}`),
    }),
    [mayEdit, text, words, offer, edit],
  );
}
