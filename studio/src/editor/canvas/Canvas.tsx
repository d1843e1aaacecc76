import '@xyflow/react/dist/style.css';
import { useComputedColorScheme } from '@mantine/core';
import {
  Background,
  BackgroundVariant,
  type Connection,
  type FinalConnectionState,
  MarkerType,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useEdgesState,
  useNodesState,
  useReactFlow,
} from '@xyflow/react';
import { type DragEvent, type MouseEvent, useEffect, useMemo } from 'react';
import { useText } from '../../app/text';
import { useStepWords } from '../../steps/words';
import { useEditor } from '../editor';
import { fates } from '../model/compare';
import type { Note, Point, StepKind } from '../model/document';
import type { Edit } from '../model/edit';
import type { ExitId } from '../model/exits';
import { marksOf } from '../marks';
import classes from './canvas.module.css';
import { CanvasContext } from './context';
import { DRAGGED } from './dragged';
import { ExitEdge } from './ExitEdge';
import { NoteNode } from './NoteNode';
import { type CanvasEdge, type CanvasNode, edgesOf, nodesOf } from './nodes';
import { StepNode } from './StepNode';
import { useCamera } from './useCamera';
import { useNodeChanges } from './useNodeChanges';

const NODES = { step: StepNode, note: NoteNode };
const EDGES = { exit: ExitEdge };
const LINE = {
  markerEnd: { type: MarkerType.ArrowClosed, width: 16, height: 16, color: 'var(--mantine-color-dimmed)' },
  interactionWidth: 24,
};
const TOUCHED_BY_THE_BOX = SelectionMode.Partial;

/** The flow as a drawing. */
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
  const changes = useNodeChanges(nodes, edges, applyNodes, applyEdges);
  const hand = useHand();
  const actions = useActions();
  useCamera();
  return (
    <CanvasContext value={actions}>
      <div
        className={classes.canvas}
        role="application"
        aria-label={text('editor.canvas.label')}
        onDoubleClick={hand.onDoubleClick}
        onDrop={hand.onDrop}
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
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          deleteKeyCode={null}
          zoomOnDoubleClick={false}
          minZoom={0.1}
          maxZoom={2}
          fitView
          fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
          onlyRenderVisibleElements={nodes.length > 150}
          {...changes}
        >
          <Background variant={BackgroundVariant.Dots} gap={22} size={1.4} />
          <MiniMap className={classes.map ?? ''} pannable zoomable ariaLabel={text('editor.canvas.map')} />
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
  const { mayEdit, offer, edit } = useEditor();
  const words = useStepWords();
  return useMemo(
    () => ({
      mayEdit,
      words,
      addAt: offer,
      changeNote: (id: string, note: Note) => edit({ kind: 'note', id, note }, `note:${id}`),
    }),
    [mayEdit, words, offer, edit],
  );
}

/** What a pointer does: draw lines, drop a step, double-click empty ground. */
function useHand() {
  const { edit, offer, add, show, mayEdit } = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  const connect = ({ source, sourceHandle, target }: Connection) =>
    edit({ kind: 'lead', from: { step: source, exit: sourceHandle as ExitId }, to: target });
  return {
    onNodeClick: (event: MouseEvent, { type }: CanvasNode) => {
      const several = event.shiftKey || event.metaKey || event.ctrlKey;
      if (type === 'step' && !several) show('step');
    },
    onConnect: connect,
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
    onDrop: (event: DragEvent) => {
      const kind = event.dataTransfer.getData(DRAGGED);
      if (kind === '' || !mayEdit) return;
      event.preventDefault();
      add(kind as StepKind, { at: screenToFlowPosition({ x: event.clientX, y: event.clientY }) });
    },
  };
}

function pointer(event: globalThis.MouseEvent | TouchEvent): Point {
  const at = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}
