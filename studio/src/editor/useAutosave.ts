import { useQueryClient } from '@tanstack/react-query';
import { startTransition, useCallback, useEffect, useMemo, useState } from 'react';
import { checkFlow, type FlowView, saveFlow } from '../api/flows';
import { useSession } from '../app/place';
import { newId } from '../ui/ids';
import { type Draft, forgetLocally, keepLocally, type Saving, shelfOf } from './autosave';
import { newKeeper } from './keeper';

/** What the server says about the draft as it was last saved or published. */
export type Judged = Pick<FlowView, 'problems' | 'findings'> & {
  readonly line: FlowView['flow'];
  readonly checked: Checked;
};

/** Whether the checker has been through the draft, so that nothing found means that nothing is wrong. */
export type Checked = 'yes' | 'not-yet' | 'failed';

/** Keeps a draft on the server while it is edited. */
export interface Autosave {
  readonly saving: Saving;
  readonly judged: Judged;
  /** Hears what the server has said of the draft elsewhere, as when it was published. */
  readonly hear: (view: FlowView) => void;
  /** Saves now what is not saved yet; true once everything is. */
  readonly flush: () => Promise<boolean>;
}

/** Flows that were left while their last edit was on its way. */
const leaving = new Map<string, Promise<unknown>>();

/** Waits until what was written before a flow was left has arrived. */
export async function untilLeft(flow: string): Promise<void> {
  await leaving.get(flow);
}

/** Saves `draft` a moment after each change. `base` is what the server holds; an earlier tab's draft differs from it. */
export function useAutosave(page: string, draft: Draft, base: { view: FlowView; draft: Draft }): Autosave {
  const { flow } = base.view;
  const client = useQueryClient();
  const { id: member } = useSession().member;
  const [saving, tell] = useState<Saving>({ state: 'saved' });
  const [judged, setJudged] = useState<Judged>(() => ({ ...judgedOf(base.view), checked: 'not-yet' }));
  const hear = useCallback((view: FlowView) => setJudged(judgedOf(view)), []);
  const [keeper] = useState(() => {
    const [shelf, tab] = [shelfOf(member, flow.id), newId()];
    return newKeeper(base.draft, flow.revision, {
      save: async (revision, sent) => {
        const view = await saveFlow(page, flow, revision, sent);
        hear(view);
        return view.flow.revision;
      },
      keep: (copy) => keepLocally(shelf, tab, copy),
      forget: () => forgetLocally(shelf, tab),
      tell,
    });
  });
  useEffect(() => keeper.put(draft), [keeper, draft]);
  useEffect(() => void findLater(page, base.view, setJudged), [page, base.view]);
  useEffect(
    () => () => {
      const left = keeper
        .flush()
        .then(() => client.invalidateQueries({ queryKey: ['pages', page, 'flows'], exact: true }))
        .finally(() => leaving.delete(flow.id));
      leaving.set(flow.id, left);
    },
    [keeper, client, page, flow.id],
  );
  return useMemo(() => ({ saving, judged, hear, flush: keeper.flush }), [saving, judged, hear, keeper]);
}

/**
 * A flow is opened before it is checked. What is found is shown when the drawing is there, unless a save has told more
 * meanwhile; if the question fails, the next save tells.
 */
async function findLater(
  page: string,
  { flow, document }: FlowView,
  tell: (change: (before: Judged) => Judged) => void,
) {
  const told = await checkFlow(page, flow, document).then(
    ({ findings }) => ({ findings, checked: 'yes' }) as const,
    () => ({ checked: 'failed' }) as const,
  );
  startTransition(() => tell((before) => (before.checked === 'not-yet' ? { ...before, ...told } : before)));
}

function judgedOf({ flow, problems, findings }: FlowView): Judged {
  return { line: flow, problems, findings, checked: 'yes' };
}
