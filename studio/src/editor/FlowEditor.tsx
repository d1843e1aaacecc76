import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FlowView } from '../api/flows';
import type { FlowCheckFindingJson } from '../api/schema';
import { useMay, usePageId, useSession } from '../app/place';
import { useText } from '../app/text';
import { isBelow, toldOnce } from '../flows/findings';
import { PublishFlow } from '../flows/PublishFlow';
import { Dialog } from '../ui/Dialog';
import { refused } from '../ui/toasts';
import { AddMenu } from './AddMenu';
import { AsText } from './AsText';
import { type Draft, shelfOf } from './autosave';
import { Canvas } from './canvas/Canvas';
import { ChosenBar } from './ChosenBar';
import { useEditorCommands } from './commands';
import { Conflict } from './Conflict';
import { type Editor, EditorContext } from './editor';
import classes from './editor.module.css';
import { FindDialog } from './FindDialog';
import { KeysDialog } from './KeysDialog';
import { Outline } from './Outline';
import { placed } from './model/arrange';
import { problems } from './model/problems';
import { SidePanel } from './panels/SidePanel';
import { Shelf } from './Shelf';
import { TopBar } from './TopBar';
import { type Judged, useAutosave } from './useAutosave';
import { useClipboard } from './useClipboard';
import { useEditorState } from './useEditorState';
import { useFlow } from './useFlow';

type Dialog = 'find' | 'keys' | 'text' | 'publish' | null;

/** The editor of a flow that has been loaded. `unsaved` is what an earlier tab left behind. */
export function FlowEditor(props: { view: FlowView; base: Draft; unsaved?: Draft; reopen: () => void }) {
  const { view, base, unsaved, reopen } = props;
  const mayEdit = useMay('content-write');
  const flow = useFlow(base.document, unsaved?.document, mayEdit);
  const [name, rename] = useState(unsaved?.name ?? base.name);
  const draft = useMemo(() => ({ name, document: flow.document }), [name, flow.document]);
  const autosave = useAutosave(usePageId(), draft, { view, draft: base });
  const { line, checked } = autosave.judged;
  const saved = autosave.saving.state === 'saved';
  const shelf = shelfOf(useSession().member.id, line.id);
  const { faults, findings } = useFurther(autosave.judged, flow.document);
  const given = useMemo(
    () => ({ ...flow, line, findings, faults, checked, saved, mayEdit }),
    [flow, line, findings, faults, checked, saved, mayEdit],
  );
  const editor = useEditorState(given);
  const [dialog, open] = useDialog();
  const close = () => open(null);
  const text = useText();
  const publish = async () => {
    if (await autosave.flush()) open('publish');
    else refused(new Error(text('editor.notSaved')));
  };
  const clipboard = useClipboard(editor);
  const commands = useEditorCommands(editor, clipboard, open);
  return (
    <EditorContext value={editor}>
      <div className={classes.editor} data-whole-screen>
        <TopBar
          name={name}
          rename={rename}
          saving={autosave.saving}
          saveNow={() => void autosave.flush()}
          commands={commands}
          asText={() => open('text')}
          publish={() => void publish()}
        />
        <div className={classes.desk} data-panel={editor.panel !== null || undefined}>
          {mayEdit && <Shelf />}
          <main className={classes.flow}>
            {editor.view === 'canvas' ? <Canvas /> : <Outline />}
            <ChosenBar commands={commands} />
          </main>
          <SidePanel duplicate={clipboard.duplicate} />
        </div>
        <AddMenu />
        {dialog === 'find' && <FindDialog close={close} />}
        {dialog === 'keys' && <KeysDialog commands={commands} close={close} />}
        {dialog === 'text' && <TextOfFlow editor={editor} close={close} />}
        {dialog === 'publish' && <PublishFlow flow={line} close={close} published={autosave.hear} />}
        {autosave.saving.state === 'conflict' && <Conflict flow={line} mine={draft} resolved={reopen} shelf={shelf} />}
      </div>
    </EditorContext>
  );
}

/** The dialog that is open. When it closes, the keyboard goes on where it was before. */
function useDialog(): [Dialog, (dialog: Dialog) => void] {
  const [dialog, open] = useState<Dialog>(null);
  const opener = useRef<Element | null>(null);
  useEffect(() => {
    const left = document.activeElement === document.body;
    if (dialog === null && left && opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  }, [dialog]);
  const turn = useCallback((next: Dialog) => {
    if (next !== null) opener.current = document.activeElement;
    open(next);
  }, []);
  return [dialog, turn];
}

/** Kinds of finding that say of a step what the editor says by itself. */
const SAID_TWICE: readonly FlowCheckFindingJson['kind'][] = ['MESSAGE_LIMIT', 'UNFINISHED'];

/** What the server says is wrong, each thing once, and without what the editor says by itself. */
function useFurther(judged: Judged, document: Editor['document']) {
  return useMemo(() => {
    const open = new Set(problems(document).map(({ step }) => step));
    const { findings, faults } = toldOnce(judged);
    return {
      findings: findings.filter(
        ({ step, kind }) => step === undefined || !open.has(step) || !SAID_TWICE.includes(kind),
      ),
      faults: faults.filter(({ pointer }) => !isBelow(pointer, open)),
    };
  }, [judged, document]);
}

function TextOfFlow({ editor, close }: { editor: Editor; close: () => void }) {
  const text = useText();
  const take = (document: Editor['document']) => {
    editor.edit({ kind: 'replace', document: placed(document) });
    close();
  };
  return (
    <Dialog onClose={close} title={text('editor.asText.title')} size="xl">
      <AsText line={editor.line} document={{ ...editor.document }} faults={[]} {...(editor.mayEdit && { take })} />
    </Dialog>
  );
}
