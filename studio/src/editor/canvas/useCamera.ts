import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditor } from '../editor';

const GENTLE = 200;

/** Lends the canvas' view to the rest of the editor. */
export function useCamera() {
  const { camera } = useEditor();
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
      zoom: (direction) =>
        void (direction > 0 ? flow.zoomIn({ duration: GENTLE }) : flow.zoomOut({ duration: GENTLE })),
      middle: () => {
        const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
        return pane === undefined
          ? { x: 0, y: 0 }
          : flow.screenToFlowPosition({ x: pane.x + pane.width / 2, y: pane.y + pane.height / 2 });
      },
      heights: () =>
        Object.fromEntries(
          flow.getNodes().flatMap(({ id, measured }) => (measured?.height ? [[id, measured.height]] : [])),
        ),
    });
  }, [camera, flow]);
}
