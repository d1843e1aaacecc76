import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import classes from './canvas.module.css';
import { useCanvas } from './context';
import type { NoteCanvasNode } from './nodes';

const LONGEST = 2_000;

/** A remark for whoever edits the flow; people never see it. */
export const NoteNode = memo(function NoteNode({ id, data: { note }, selected }: NodeProps<NoteCanvasNode>) {
  const { text, changeNote, mayEdit } = useCanvas();
  return (
    <div className={classes.note} data-selected={selected || undefined}>
      {mayEdit && (
        <NodeResizer
          isVisible={selected}
          minWidth={120}
          minHeight={70}
          onResizeEnd={(_, { x, y, width, height }) =>
            changeNote(id, {
              ...note,
              x: Math.round(x),
              y: Math.round(y),
              width: Math.round(width),
              height: Math.round(height),
            })
          }
        />
      )}
      <textarea
        className={selected ? 'nodrag nowheel' : undefined}
        aria-label={text('editor.note')}
        placeholder={text('editor.notePlaceholder')}
        maxLength={LONGEST}
        readOnly={!mayEdit}
        value={note.text}
        onChange={(event) => changeNote(id, { ...note, text: event.currentTarget.value })}
      />
    </div>
  );
});
