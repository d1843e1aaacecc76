import { ActionIcon, Divider, Tooltip } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useText } from '../app/text';
import { STEP_ICONS, useStepWords } from '../steps/words';
import { DRAGGED } from './canvas/dragged';
import { addNote } from './commands';
import { useEditor } from './editor';
import classes from './editor.module.css';
import { STEP_KINDS } from './model/steps';

/** All kinds of step, to be dragged onto the canvas or taken by a click. */
export function Shelf() {
  const text = useText();
  const words = useStepWords();
  const editor = useEditor();
  return (
    <aside aria-label={text('editor.shelf')}>
      <div className={classes.shelf} role="toolbar" aria-orientation="vertical" aria-label={text('editor.shelf')}>
        {STEP_KINDS.map((kind) => {
          const Icon = STEP_ICONS[kind];
          return (
            <Tooltip key={kind} label={words.kind({ kind })} position="right">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={38}
                draggable
                aria-label={words.kind({ kind })}
                onDragStart={(event) => event.dataTransfer.setData(DRAGGED, kind)}
                onClick={() => editor.add(kind)}
              >
                <Icon size={20} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          );
        })}
        <Divider />
        <Tooltip label={text('editor.command.note')} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={38}
            aria-label={text('editor.command.note')}
            onClick={() => addNote(editor)}
          >
            <IconNote size={20} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </aside>
  );
}
