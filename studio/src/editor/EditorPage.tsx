import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { flowQuery, type FlowView, saveFlow } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { useScreenName } from '../ui/Screen';
import { Trouble } from '../ui/Trouble';
import { AsText } from './AsText';
import { keptLocally } from './autosave';
import { Conflict } from './Conflict';
import { FlowEditor } from './FlowEditor';
import classes from './editor.module.css';
import { placed } from './model/arrange';
import type { FlowDocument } from './model/document';
import { documentOf } from './model/read';

/** The editor of one flow, on the whole screen. */
export function EditorPage() {
  const { flow } = useParams({ from: '/members/pages/$page/content/flows/$flow' });
  const draft = useQuery({ ...flowQuery(usePageId(), flow), refetchOnWindowFocus: false });
  if (draft.isPending) return <Loading rows={3} height={96} />;
  if (draft.isError) return <Trouble failure={draft.error} again={() => void draft.refetch()} />;
  return <Opened key={flow} view={draft.data} again={() => void draft.refetch()} />;
}

/** Opens what the server holds, or what an earlier tab could not save any more, or asks which of the two. */
function Opened({ view, again }: { view: FlowView; again: () => void }) {
  const { id, name, revision } = view.flow;
  const text = useText();
  const page = usePageId();
  useScreenName(name);
  const document = documentOf(view.document);
  const copy = keptLocally(id);
  const mend = async (mended: FlowDocument) => {
    await saveFlow(page, view.flow, revision, { name, document: mended });
    again();
  };
  if (document === undefined) {
    return (
      <main className={classes.unreadable}>
        <Title order={1} size="h3">
          {text('editor.unreadable', { name })}
        </Title>
        <AsText line={view.flow} document={view.document} faults={view.problems} take={mend} />
      </main>
    );
  }
  if (copy !== undefined && copy.revision !== revision) {
    return <Conflict view={view} mine={copy} resolved={again} />;
  }
  const base = { name, document: placed(document) };
  return <FlowEditor key={revision} view={view} base={base} {...(copy && { unsaved: copy })} reload={again} />;
}
