import { expect, test } from 'vitest';
import { shown } from '../../steps/testing';
import { EditorContext } from '../editor';
import { flowOf, text } from '../model/testing';
import type { Checked } from '../useAutosave';
import { useEditorState } from '../useEditorState';
import { useFlow } from '../useFlow';
import { IssuesPanel } from './IssuesPanel';

const LINE = { id: 'f1', name: 'Welcome', kind: 'FLOW', revision: 1, savedAt: '2026-05-03T10:00:00Z' } as const;

function Issues({ checked }: { checked: Checked }) {
  const flow = useFlow(flowOf(text('hello')), undefined, true);
  const editor = useEditorState({ ...flow, line: LINE, findings: [], faults: [], checked, saved: true, mayEdit: true });
  return (
    <EditorContext value={editor}>
      <IssuesPanel />
    </EditorContext>
  );
}

test.each([
  ['yes', /no rule would refuse/],
  ['not-yet', /Still checking/],
  ['failed', /could not be checked/],
] as const)('nothing found means that nothing is wrong only where it was checked: %s', async (checked, said) => {
  const { container } = await shown(<Issues checked={checked} />);
  expect(container.textContent).toMatch(said);
  expect(/no rule would refuse/.test(container.textContent)).toBe(checked === 'yes');
});
