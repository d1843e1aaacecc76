import { Button } from '@mantine/core';
import { IconTrash, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { inHand } from '../api/inHand';
import { segmentQuery, type SegmentView, useSegmentChanges } from '../api/segments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { ButtonLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { BackToSegments } from './BackToSegments';
import { SegmentEditor } from './SegmentEditor';
import { SegmentReading } from './SegmentReading';

/** One segment: its conditions, and who that is. Those that every topic has can be looked at only. */
export function SegmentPage() {
  const text = useText();
  const page = usePageId();
  const { segment } = useParams({ from: '/members/pages/$page/shell/segments/$segment' });
  const found = useQuery({ ...segmentQuery(page, segment), ...inHand });
  const hint = found.data?.readyMade && text('segments.readyMadeHint');
  return (
    <Screen
      title={found.data?.name ?? text('segments.one')}
      {...(hint && { hint })}
      back={<BackToSegments />}
      actions={found.data && <Actions view={found.data} />}
    >
      {found.isPending && <Loading rows={4} height={72} />}
      {found.isError && <Trouble failure={found.error} again={() => void found.refetch()} />}
      {found.data && <Editor key={found.data.revision ?? 0} view={found.data} load={() => void found.refetch()} />}
    </Screen>
  );
}

function Editor({ view, load }: { view: SegmentView; load: () => void }) {
  const text = useText();
  const { change } = useSegmentChanges(usePageId());
  const mayWrite = useMay('contacts-write');
  if (view.revision === undefined || !mayWrite) return <SegmentReading condition={view.condition} />;
  return (
    <SegmentEditor
      name={view.name}
      condition={view.condition}
      revision={view.revision}
      label={text('app.save')}
      load={load}
      save={async (form) => {
        await change(view.id, form);
        said(text('app.saved'));
      }}
    />
  );
}

function Actions({ view }: { view: SegmentView }) {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { remove } = useSegmentChanges(page);
  const [confirmation, ask] = useConfirm();
  const mayWrite = useMay('contacts-write');
  const question = {
    title: text('segments.deleteTitle', { name: view.name }),
    hint: text('segments.deleteHint'),
    label: text('app.delete'),
    run: async () => {
      await remove(view.id);
      said(text('segments.deleted', { name: view.name }));
      await navigate({ to: '/pages/$page/segments', params: { page } });
    },
  };
  return (
    <>
      <ButtonLink
        variant="default"
        leftSection={<IconUsers size={16} />}
        to="/pages/$page/contacts"
        params={{ page }}
        search={{ segment: view.id }}
      >
        {text('segments.showPeople')}
      </ButtonLink>
      {view.revision !== undefined && mayWrite && (
        <Button variant="default" color="red" leftSection={<IconTrash size={16} />} onClick={() => ask(question)}>
          {text('app.delete')}
        </Button>
      )}
      {confirmation}
    </>
  );
}
