import type { Step } from '../api/schema';
import type { Editor } from './editor';
import { flowOf } from './model/testing';
import { useEditorState } from './useEditorState';
import { useFlow } from './useFlow';

const LINE = { id: 'f1', name: 'Welcome', kind: 'FLOW', revision: 1, savedAt: '2026-05-03T10:00:00Z' } as const;

/** The state of an editor that has opened a flow of these steps, which is saved and has nothing wrong. */
export function useOpenedFlow(...steps: Step[]): Editor {
  const flow = useFlow(flowOf(...steps), undefined, true);
  return useEditorState({
    ...flow,
    line: LINE,
    findings: [],
    faults: [],
    checked: 'yes',
    saved: true,
    mayEdit: true,
  });
}
