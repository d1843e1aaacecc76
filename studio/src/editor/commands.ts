import { useHotkeys } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import type { Clipboard } from './useClipboard';
import type { Adding, Editor, Panel } from './editor';
import {
  type Alignment,
  aligned,
  ALIGNMENTS,
  type Box,
  distributed,
  freePlace,
  laidOut,
  STEP_HEIGHT,
  STEP_WIDTH,
} from './model/arrange';
import type { Point } from './model/document';
import { everything, linesOf, pointOf } from './model/drawing';
import { exitsOf } from './model/exits';
import { newId } from '../ui/ids';

/** What can be done by key. `keys` is how `useHotkeys` writes them; without any it is found in menus only. */
export interface Command {
  readonly id: CommandId;
  readonly keys: string;
  readonly run: () => void;
}

export type CommandId =
  | 'undo'
  | 'redo'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'duplicate'
  | 'remove'
  | 'all'
  | 'none'
  | 'add'
  | 'note'
  | 'find'
  | 'fit'
  | 'closer'
  | 'farther'
  | 'arrange'
  | 'outline'
  | 'issues'
  | 'versions'
  | 'test'
  | 'edit'
  | 'keys'
  | `align-${Alignment}`
  | 'distribute-x'
  | 'distribute-y';

/** Commands that the browser's own clipboard events carry out when their keys are pressed. */
const BY_CLIPBOARD: readonly CommandId[] = ['copy', 'cut', 'paste'];

/** Everything the editor can do by key. */
export function useEditorCommands(
  editor: Editor,
  clipboard: Clipboard,
  open: (dialog: 'find' | 'keys') => void,
): readonly Command[] {
  const { document: flow, chosen, edit, camera } = editor;
  const toggle = (panel: Panel) => editor.show(editor.panel === panel ? null : panel);
  const move = (to: Readonly<Record<string, Point>>) => edit({ kind: 'move', to });
  const boxes = () => boxesOf(editor);
  const commands: Command[] = [
    { id: 'undo', keys: 'mod+Z', run: editor.undo },
    { id: 'redo', keys: 'mod+shift+Z', run: editor.redo },
    { id: 'copy', keys: 'mod+C', run: clipboard.copy },
    { id: 'cut', keys: 'mod+X', run: clipboard.cut },
    { id: 'paste', keys: 'mod+V', run: clipboard.paste },
    { id: 'duplicate', keys: 'mod+D', run: clipboard.duplicate },
    { id: 'remove', keys: 'Delete', run: () => remove(editor) },
    { id: 'all', keys: 'mod+A', run: () => editor.choose(everything(flow)) },
    { id: 'none', keys: 'Escape', run: () => editor.choose([]) },
    { id: 'add', keys: 'A', run: () => editor.offer(offerOf(editor)) },
    { id: 'note', keys: 'N', run: () => addNote(editor) },
    { id: 'edit', keys: 'E', run: () => editor.show('step') },
    { id: 'find', keys: 'mod+F', run: () => open('find') },
    { id: 'fit', keys: 'F', run: () => camera.fit() },
    { id: 'closer', keys: '=', run: () => camera.zoom(1) },
    { id: 'farther', keys: '-', run: () => camera.zoom(-1) },
    { id: 'arrange', keys: 'L', run: () => move(laidOut(flow, camera.heights())) },
    { id: 'outline', keys: 'O', run: () => editor.look(editor.view === 'canvas' ? 'outline' : 'canvas') },
    { id: 'issues', keys: 'I', run: () => toggle('issues') },
    { id: 'versions', keys: 'V', run: () => toggle('versions') },
    { id: 'test', keys: 'T', run: () => toggle('test') },
    { id: 'keys', keys: 'shift+?', run: () => open('keys') },
    ...ALIGNMENTS.map((one, at): Command => ({
      id: `align-${one}`,
      keys: `alt+${at + 1}`,
      run: () => chosen.length > 1 && move(aligned(boxes(), one)),
    })),
    { id: 'distribute-x', keys: 'alt+7', run: () => move(distributed(boxes(), 'x')) },
    { id: 'distribute-y', keys: 'alt+8', run: () => move(distributed(boxes(), 'y')) },
  ];
  const also: (readonly [string, () => void])[] = [
    ['mod+Y', editor.redo],
    ['Backspace', () => remove(editor)],
  ];
  const keyed = commands.filter(({ id }) => !BY_CLIPBOARD.includes(id)).map(({ keys, run }) => [keys, run] as const);
  const hasTheFloor = useFloor();
  useHotkeys([...keyed, ...also].map(([keys, run]) => [keys, () => hasTheFloor() && run()]));
  return commands;
}

/** Keys do nothing to a flow that lies behind a dialog; neither does the one by which the dialog is closed. */
function useFloor(): () => boolean {
  const free = useRef(true);
  useEffect(() => {
    const look = () => {
      free.current = document.querySelector('[role="dialog"]') === null;
    };
    window.addEventListener('keydown', look, { capture: true });
    return () => window.removeEventListener('keydown', look, { capture: true });
  }, []);
  return () => free.current;
}

/** Steps and notes go, lines are led nowhere; taken back by undo, so nobody is asked. */
export function remove({ document, chosen, edit, choose, mayEdit }: Editor) {
  if (!mayEdit || chosen.length === 0) return;
  const ids = chosen.filter((id) => document.steps[id] !== undefined || document.layout.notes[id] !== undefined);
  const lines = linesOf(document).filter(({ id }) => chosen.includes(id));
  edit({
    kind: 'all',
    edits: [...lines.map(({ from }) => ({ kind: 'lead', from }) as const), { kind: 'remove', ids }],
  });
  choose([]);
}

/** A note near the middle of what is seen, ready to be written. It hides no step. */
export function addNote({ document, edit, choose, camera, mayEdit }: Editor) {
  if (!mayEdit) return;
  const id = newId();
  const middle = camera.middle();
  const { x, y } = freePlace(document, { x: Math.round(middle.x) - 110, y: Math.round(middle.y) - 60 });
  const note = { x, y, width: 220, height: 120, text: '' };
  edit({ kind: 'note', id, note });
  choose([id]);
  camera.see({ x, y });
}

/** The list of kinds opens beside the chosen step, whose first free exit gets the new one. */
function offerOf({ document, chosen }: Editor): Adding {
  const step = chosen.length === 1 ? document.steps[chosen[0] ?? ''] : undefined;
  const screen = { x: window.innerWidth / 2 - 160, y: 140 };
  const exit = step && exitsOf(step).find(({ to }) => to === undefined)?.id;
  return step && exit ? { screen, from: { step: step.id, exit } } : { screen };
}

function boxesOf({ document, chosen, camera }: Editor): Record<string, Box> {
  const heights = camera.heights();
  return Object.fromEntries(
    chosen
      .filter((id) => document.steps[id] !== undefined || document.layout.notes[id] !== undefined)
      .map((id) => {
        const note = document.layout.notes[id];
        const size = note ?? { width: STEP_WIDTH, height: heights[id] ?? STEP_HEIGHT };
        return [id, { ...pointOf(document, id), width: size.width, height: size.height }];
      }),
  );
}
