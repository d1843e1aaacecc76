import { useCallback, useMemo, useState } from 'react';
import { newId } from '../ui/ids';
import { type Adding, type Compared, type Editor, type Panel } from './editor';
import { newCamera } from './camera';
import { freePlace, placeBehind } from './model/arrange';
import type { StepId, StepKind } from './model/document';
import { problems } from './model/problems';
import { newStep } from './model/steps';
import { useCounts } from './useCounts';
import type { useFlow } from './useFlow';

/** Below this width the flow is told as a list first: a drawing is for larger screens. In pixels. */
const NARROW = 700;

type Given = Pick<Editor, 'line' | 'findings' | 'faults' | 'checked' | 'saved' | 'mayEdit'> &
  ReturnType<typeof useFlow>;

/** What the parts of the editor share, made of the flow and of how it is looked at. */
export function useEditorState(given: Given): Editor {
  const { document, edit } = given;
  const [chosen, choose] = useState<readonly string[]>([]);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [view, look] = useState<'canvas' | 'outline'>(() => (window.innerWidth < NARROW ? 'outline' : 'canvas'));
  const [adding, offer] = useState<Adding | null>(null);
  const [compared, compare] = useState<Compared | null>(null);
  const counts = useCounts(given.line.id);
  const [camera] = useState(newCamera);
  const unfinished = useMemo(() => problems(document), [document]);

  const add = useCallback(
    (kind: StepKind, { at, from }: Pick<Adding, 'at' | 'from'> = {}) => {
      const step = newStep(kind, newId(), '');
      const { x, y } = at ?? (from ? placeBehind(document, from.step) : freePlace(document, camera.middle()));
      edit({ kind: 'add', step, at: { x: Math.round(x), y: Math.round(y) }, ...(from && { from }) });
      choose([step.id]);
      setPanel('step');
      camera.see({ x, y });
    },
    [document, edit, camera],
  );
  const goTo = useCallback(
    (step: StepId) => {
      choose([step]);
      camera.fit([step]);
    },
    [camera],
  );
  return useMemo(
    () => ({
      ...given,
      unfinished,
      chosen,
      choose,
      goTo,
      panel,
      show: setPanel,
      view,
      look,
      compared,
      compare,
      counts,
      adding,
      offer,
      add,
      camera,
    }),
    [given, unfinished, chosen, goTo, panel, view, compared, counts, adding, add, camera],
  );
}
