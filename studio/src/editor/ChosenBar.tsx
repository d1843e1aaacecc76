import { ActionIcon, Paper, Tooltip } from '@mantine/core';
import {
  IconCopy,
  IconLayoutAlignBottom,
  IconLayoutAlignCenter,
  IconLayoutAlignLeft,
  IconLayoutAlignMiddle,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutDistributeHorizontal,
  IconLayoutDistributeVertical,
  IconScissors,
  IconTrash,
  type Icon,
} from '@tabler/icons-react';
import { useText } from '../app/text';
import type { Command, CommandId } from './commands';
import { useEditor } from './editor';
import classes from './editor.module.css';

const TOOLS: readonly (readonly [CommandId, Icon])[] = [
  ['copy', IconCopy],
  ['cut', IconScissors],
  ['remove', IconTrash],
  ['align-left', IconLayoutAlignLeft],
  ['align-center', IconLayoutAlignCenter],
  ['align-right', IconLayoutAlignRight],
  ['align-top', IconLayoutAlignTop],
  ['align-middle', IconLayoutAlignMiddle],
  ['align-bottom', IconLayoutAlignBottom],
  ['distribute-x', IconLayoutDistributeHorizontal],
  ['distribute-y', IconLayoutDistributeVertical],
];

/** What can be done with several steps at once. */
export function ChosenBar({ commands }: { commands: readonly Command[] }) {
  const text = useText();
  const { chosen, mayEdit } = useEditor();
  if (chosen.length < 2 || !mayEdit) return null;
  return (
    <Paper className={classes.chosenBar} shadow="sm" withBorder role="toolbar" aria-label={text('editor.chosenBar')}>
      {TOOLS.map(([id, Icon]) => (
        <Tooltip key={id} label={text(`editor.command.${id}`)}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={text(`editor.command.${id}`)}
            onClick={commands.find((command) => command.id === id)?.run}
          >
            <Icon size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Paper>
  );
}
