import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { flowQuery, type FlowView, loadUnchecked, saveFlow } from '../api/flows';
import { useMay, usePageId, useSession } from '../app/place';
import { useText } from '../app/text';
import { BackLink } from '../ui/links';
import { useNames } from '../steps/names';
import { newId } from '../ui/ids';
import { Loading } from '../ui/Loading';
import { useScreenName } from '../ui/Screen';
import { Trouble } from '../ui/Trouble';
import { AsText } from './AsText';
import { keptLocally, shelfOf } from './autosave';
import { Conflict } from './Conflict';
import { FlowEditor } from './FlowEditor';
import classes from './editor.module.css';
import { placed } from './model/arrange';
import type { FlowDocument } from './model/document';
import { documentOf } from './model/read';
import { untilLeft } from './useAutosave';

/** The editor of one flow, on the whole screen. */
export function EditorPage() {
  const { flow } = useParams({ from: '/members/pages/$page/content/flows/$flow' });
  const [opening, setOpening] = useState(newId);
  return <Loaded key={`${flow} ${opening}`} flow={flow} opening={opening} reopen={() => setOpening(newId())} />;
}

/**
 * What the server held when the flow was opened stays what its editor began with; only opening anew asks again. Names
 * that steps refer to are asked for at the same time, so that hundreds of steps are not drawn again when they arrive.
 */
function Loaded({ flow, opening, reopen }: { flow: string; opening: string; reopen: () => void }) {
  const text = useText();
  const page = usePageId();
  useNames();
  const draft = useQuery({
    queryKey: [...flowQuery(page, flow).queryKey, opening],
    queryFn: async () => {
      await untilLeft(flow);
      return loadUnchecked(page, flow);
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (draft.data) return <Opened view={draft.data} reopen={reopen} />;
  return (
    <WithoutCanvas kind="FLOW" title={text('editor.one')}>
      {draft.isError ? <Trouble failure={draft.error} again={reopen} /> : <Loading rows={3} height={96} />}
    </WithoutCanvas>
  );
}

/** Nothing is drawn yet, and there is a way back. */
function WithoutCanvas(props: { kind: FlowView['flow']['kind']; title: string; children: ReactNode }) {
  const { kind, title, children } = props;
  const text = useText();
  return (
    <main className={classes.withoutCanvas}>
      <BackLink
        to={kind === 'FLOW' ? '/pages/$page/content/flows' : '/pages/$page/content/subflows'}
        params={{ page: usePageId() }}
      >
        {text(`app.sections.${kind === 'FLOW' ? 'flows' : 'subflows'}`)}
      </BackLink>
      <Title order={1} size="h3">
        {title}
      </Title>
      {children}
    </main>
  );
}

/** Opens what the server holds, or what an earlier tab could not save any more, or asks which of the two. */
function Opened({ view: given, reopen }: { view: FlowView; reopen: () => void }) {
  const [view] = useState(given);
  const { id, name, revision } = view.flow;
  const { member } = useSession();
  const shelf = shelfOf(member.id, id);
  const [copy] = useState(() => keptLocally(shelf));
  const mayEdit = useMay('content-write');
  useScreenName(name);
  const document = documentOf(view.document);
  if (document === undefined) return <Unreadable view={view} reopen={reopen} />;
  if (copy !== undefined && mayEdit && copy.revision !== revision) {
    return <Conflict flow={view.flow} mine={copy} resolved={reopen} shelf={shelf} />;
  }
  const base = { name, document: placed(document) };
  return <FlowEditor view={view} base={base} {...(copy && mayEdit && { unsaved: copy })} reopen={reopen} />;
}

/** A draft that came in over the API and cannot be drawn is mended as text. */
function Unreadable({ view, reopen }: { view: FlowView; reopen: () => void }) {
  const text = useText();
  const page = usePageId();
  const { name, revision, kind } = view.flow;
  const mend = async (mended: FlowDocument) => {
    await saveFlow(page, view.flow, revision, { name, document: mended });
    reopen();
  };
  return (
    <WithoutCanvas kind={kind} title={text('editor.unreadable', { name })}>
      <AsText line={view.flow} document={view.document} faults={view.problems} take={mend} />
    </WithoutCanvas>
  );
}
