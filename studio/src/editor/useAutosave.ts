import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type FlowView, saveFlow } from '../api/flows';
import { Problem } from '../api/problem';
import { delayBefore, type Draft, forgetLocally, keepLocally, type Saving } from './autosave';

/** What the server says about the draft as it was last saved. */
export type Judged = Pick<FlowView, 'problems' | 'findings'> & { readonly line: FlowView['flow'] };

/** Keeps a draft on the server while it is edited. */
export interface Autosave {
  readonly saving: Saving;
  readonly judged: Judged;
  /** Saves now what is not saved yet; true once everything is. */
  readonly flush: () => Promise<boolean>;
  /** Goes on from somebody else's revision: the next save goes over it. */
  readonly overwrite: (revision: number) => Promise<boolean>;
}

interface Running {
  draft: Draft;
  saved: Draft;
  revision: number;
  failures: number;
  busy: Promise<boolean> | null;
}

/**
 * Saves `draft` a moment after each change, one request at a time. `base` is what the server holds; a draft that
 * differs from it from the beginning is one that an earlier tab could not save.
 */
export function useAutosave(page: string, draft: Draft, base: { view: FlowView; draft: Draft }): Autosave {
  const { flow } = base.view;
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>({ state: 'saved' });
  const [judged, setJudged] = useState<Judged>(() => judgedOf(base.view));
  const running = useRef<Running>({
    draft: base.draft,
    saved: base.draft,
    revision: flow.revision,
    failures: 0,
    busy: null,
  });

  const send = useCallback(async (): Promise<boolean> => {
    const now = running.current;
    const sent = now.draft;
    if (sent === now.saved) return true;
    setSaving({ state: 'saving' });
    try {
      const view = await saveFlow(page, flow, now.revision, sent);
      running.current = { ...running.current, saved: sent, revision: view.flow.revision, failures: 0 };
      setJudged(judgedOf(view));
      const changed = running.current.draft !== sent;
      setSaving({ state: changed ? 'changed' : 'saved' });
      if (!changed) forgetLocally(flow.id);
      return !changed;
    } catch (failure) {
      running.current.failures += 1;
      setSaving(savingAfter(failure));
      return false;
    }
  }, [page, flow]);

  const flush = useCallback(async () => {
    const before = running.current.busy;
    const turn = (before ?? Promise.resolve(true)).then(send);
    running.current.busy = turn;
    const done = await turn;
    if (running.current.busy === turn) running.current.busy = null;
    return done;
  }, [send]);

  useEffect(() => {
    const now = running.current;
    if (sameDraft(draft, now.saved)) return undefined;
    now.draft = draft;
    keepLocally(flow.id, { ...draft, revision: now.revision });
    setSaving((old) => (old.state === 'conflict' || old.state === 'saving' ? old : { state: 'changed' }));
    return undefined;
  }, [draft, flow.id]);

  useEffect(() => {
    if (saving.state !== 'changed' && saving.state !== 'failed') return undefined;
    const timer = setTimeout(() => void flush(), delayBefore(running.current.failures));
    return () => clearTimeout(timer);
  }, [saving, draft, flush]);

  const leaving = useRef(flush);
  useEffect(() => {
    leaving.current = flush;
  }, [flush]);
  useEffect(
    () => () => void leaving.current().then(() => client.invalidateQueries({ queryKey: ['pages', page, 'flows'] })),
    [client, page],
  );

  const overwrite = useCallback(
    (revision: number) => {
      running.current.revision = revision;
      return flush();
    },
    [flush],
  );
  return { saving, judged, flush, overwrite };
}

function judgedOf({ flow, problems, findings }: FlowView): Judged {
  return { line: flow, problems, findings };
}

function sameDraft(one: Draft, other: Draft): boolean {
  return one.name === other.name && one.document === other.document;
}

/** Only what time may mend is tried again. */
function savingAfter(failure: unknown): Saving {
  if (!(failure instanceof Problem)) throw failure;
  if (failure.status === 409) return { state: 'conflict', sentence: failure.message };
  const passes = failure.status === 0 || failure.status === 429 || failure.status >= 500;
  return { state: passes ? 'failed' : 'refused', sentence: failure.message };
}
