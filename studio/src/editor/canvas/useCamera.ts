import { useReactFlow, useStore } from '@xyflow/react';
import { useEffect, useEffectEvent } from 'react';
import { useEditor } from '../editor';
import { STEP_HEIGHT, STEP_WIDTH } from '../model/arrange';
import { positionOf } from '../model/document';

const GENTLE = 200;

/** How near to the edge of the canvas a step may lie that is brought into sight. In pixels. */
const MARGIN = 32;

/** Lends the canvas' view to the rest of the editor. */
export function useCamera() {
  const { camera, document: drawn, chosen } = useEditor();
  const flow = useReactFlow();
  useEffect(() => {
    return camera.lend({
      fit: (ids) =>
        void flow.fitView({
          duration: GENTLE,
          maxZoom: 1,
          padding: 0.15,
          ...(ids && { nodes: ids.map((id) => ({ id })) }),
        }),
      see: (at) => {
        const room = pane();
        const { x, y, zoom } = flow.getViewport();
        const right = room === undefined ? 0 : shift(at.x * zoom + x, STEP_WIDTH * zoom, room.width);
        const down = room === undefined ? 0 : shift(at.y * zoom + y, STEP_HEIGHT * zoom, room.height);
        if (right !== 0 || down !== 0) void flow.setViewport({ x: x + right, y: y + down, zoom }, { duration: GENTLE });
      },
      zoom: (direction) =>
        void (direction > 0 ? flow.zoomIn({ duration: GENTLE }) : flow.zoomOut({ duration: GENTLE })),
      middle: () => {
        const room = pane();
        return room === undefined
          ? { x: 0, y: 0 }
          : flow.screenToFlowPosition({ x: room.x + room.width / 2, y: room.y + room.height / 2 });
      },
      heights: () =>
        Object.fromEntries(
          flow.getNodes().flatMap(({ id, measured }) => (measured?.height ? [[id, measured.height]] : [])),
        ),
    });
  }, [camera, flow]);
  const width = useStore((canvas) => canvas.width);
  const seeChosen = useEffectEvent(() => {
    const [only, ...others] = chosen;
    if (only !== undefined && others.length === 0 && drawn.steps[only]) camera.see(positionOf(drawn, only));
  });
  // A panel that opens beside the canvas must not hide the step that it is about.
  useEffect(() => seeChosen(), [width]);
}

function pane() {
  return document.querySelector('.react-flow')?.getBoundingClientRect();
}

/** How far something has to move so that it lies in the room. Where there is too little, its beginning counts. */
function shift(from: number, size: number, room: number): number {
  if (from < MARGIN) return MARGIN - from;
  return Math.min(0, Math.max(room - MARGIN - size - from, MARGIN - from));
}
