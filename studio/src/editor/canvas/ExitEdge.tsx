import { ActionIcon } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getBezierPath } from '@xyflow/react';
import { memo } from 'react';
import classes from './canvas.module.css';
import { useCanvas } from './context';
import type { CanvasEdge } from './nodes';

/** The line from an exit to a step. A chosen one offers to put a step in between. */
export const ExitEdge = memo(function ExitEdge({ id, data, selected, ...ends }: EdgeProps<CanvasEdge>) {
  const { text, addAt, mayEdit } = useCanvas();
  const [path, x, y] = getBezierPath(ends);
  return (
    <>
      <BaseEdge id={id} path={path} {...(ends.markerEnd !== undefined && { markerEnd: ends.markerEnd })} />
      {selected === true && mayEdit && data !== undefined && (
        <EdgeLabelRenderer>
          <ActionIcon
            className={`nodrag nopan ${classes.between ?? ''}`}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            variant="default"
            size={24}
            radius="xl"
            aria-label={text('editor.canvas.addBetween')}
            onClick={({ clientX, clientY }) =>
              addAt({ screen: { x: clientX, y: clientY }, at: { x: x - 132, y: y - 40 }, from: data.from })
            }
          >
            <IconPlus size={14} />
          </ActionIcon>
        </EdgeLabelRenderer>
      )}
    </>
  );
});
