import { ReactFlowProvider, useEdgesState, useNodesState } from '@xyflow/react';
import { fireEvent } from '@testing-library/react';
import { expect, test } from 'vitest';
import { shown } from '../../steps/testing';
import { EditorContext, useEditor } from '../editor';
import { text } from '../model/testing';
import { useOpenedFlow } from '../testing';
import type { CanvasEdge, CanvasNode } from './nodes';
import { useHand } from './useHand';
import { useNodeChanges } from './useNodeChanges';

/** The functions that React Flow was handed, each time that the canvas was drawn. */
const handed: (readonly unknown[])[] = [];

function Drawing() {
  const { document, edit } = useEditor();
  const [nodes, setNodes, applyNodes] = useNodesState<CanvasNode>([]);
  const [, , applyEdges] = useEdgesState<CanvasEdge>([]);
  handed.push([...Object.values(useNodeChanges(applyNodes, applyEdges)), ...Object.values(useHand())]);
  const places = Object.entries(document.layout.positions).map(([id, { x }]) => `${id} at ${x}`);
  return (
    <>
      <button type="button" onClick={() => setNodes((before) => [...before])}>
        drag {nodes.length}
      </button>
      <button type="button" onClick={() => edit({ kind: 'move', to: { hello: { x: 20, y: 0 } } })}>
        let go
      </button>
      {places}
    </>
  );
}

function Desk() {
  const editor = useOpenedFlow(text('hello'));
  return (
    <EditorContext value={editor}>
      <ReactFlowProvider>
        <Drawing />
      </ReactFlowProvider>
    </EditorContext>
  );
}

test('a step that is dragged and let go gives React Flow no reason to draw the others', async () => {
  const page = await shown(<Desk />, ['content-write']);
  const [before, draws] = [handed.at(-1), handed.length];
  fireEvent.click(page.getByText(/drag/));
  fireEvent.click(page.getByText(/let go/));
  expect(page.getByText(/hello at 20/)).toBeDefined();
  expect(handed.length).toBeGreaterThan(draws + 1);
  expect(before).toHaveLength(7);
  handed.slice(draws).forEach((later) => later.forEach((one, at) => expect(one).toBe(before?.[at])));
});
