import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo, useEffect, useRef, useState } from 'react';
import classes from './canvas.module.css';
import { useCanvas } from './context';
import type { NoteCanvasNode } from './nodes';

const LONGEST = 2_000;

/** A remark for whoever edits the flow; people never see it. */
export const NoteNode = memo(function NoteNode({ id, data: { note }, selected }: NodeProps<NoteCanvasNode>) {
  const { text, changeNote, mayEdit } = useCanvas();
  // The canvas hears of an edit a moment later; until somebody has done writing, what they wrote is shown.
  const [written, write] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isNew] = useState(mayEdit && selected && note.text === '');
  useEffect(() => {
    if (isNew) field.current?.focus({ preventScroll: true });
  }, [isNew]);
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
        ref={field}
        className={selected ? 'nodrag nowheel' : undefined}
        aria-label={text('editor.note')}
        placeholder={text('editor.notePlaceholder')}
        maxLength={LONGEST}
        readOnly={!mayEdit}
        value={written ?? note.text}
        onChange={({ currentTarget: { value } }) => {
          write(value);
          changeNote(id, { ...note, text: value });
        }}
        onBlur={() => write(null)}
      />
    </div>
  );
});
