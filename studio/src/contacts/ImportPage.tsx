import { Button, Progress, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { importQuery, type ImportView, useImportChanges } from '../api/imports';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { BackLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { ImportFaults } from './ImportFaults';
import { ImportPlanEditor } from './ImportPlanEditor';

/** One import: first what its columns hold, then how far it has come and what was wrong with it. */
export function ImportPage() {
  const text = useText();
  const page = usePageId();
  const { import: id } = useParams({ from: '/members/pages/$page/shell/imports/$import' });
  const found = useQuery(importQuery(page, id));
  const state = found.data?.state;
  return (
    <Screen
      title={found.data?.name ?? text('contacts.imports')}
      {...(state === 'UPLOADING' && { hint: text('contacts.planHint') })}
      back={
        <BackLink to="/pages/$page/imports" params={{ page }}>
          {text('contacts.imports')}
        </BackLink>
      }
      actions={found.data && <Cancel view={found.data} />}
    >
      {found.isPending && <Loading rows={5} height={64} />}
      {found.isError && <Trouble failure={found.error} again={() => void found.refetch()} />}
      {found.data && (state === 'UPLOADING' ? <ImportPlanEditor id={id} /> : <Course view={found.data} />)}
    </Screen>
  );
}

function Cancel({ view }: { view: ImportView }) {
  const text = useText();
  const { cancel } = useImportChanges(usePageId());
  const [confirmation, ask] = useConfirm();
  const mayWrite = useMay('contacts-write');
  const open = view.state === 'UPLOADING' || view.state === 'RUNNING';
  if (!open || !mayWrite) return null;
  const question = {
    title: text('contacts.cancelTitle'),
    hint: text('contacts.cancelHint'),
    label: text('contacts.cancelImport'),
    run: () => cancel(view.id),
  };
  return (
    <>
      <Button variant="default" onClick={() => ask(question)}>
        {text('contacts.cancelImport')}
      </Button>
      {confirmation}
    </>
  );
}

function Course({ view }: { view: ImportView }) {
  const text = useText();
  const { number } = useMoments();
  const { state, total = 0, read, told, faulty } = view;
  const label = text(`contacts.importState.${state}`);
  return (
    <>
      <Sheet>
        <Title order={2} size="h4">
          {label}
        </Title>
        <Progress
          my="sm"
          value={total === 0 ? 100 : (100 * read) / total}
          animated={state === 'RUNNING'}
          aria-label={label}
        />
        <Text role="status">
          {text('contacts.course', {
            count: total,
            read: number(read),
            total: number(total),
            told: number(told),
            faulty: number(faulty),
          })}
        </Text>
        {state === 'RUNNING' && (
          <Text c="dimmed" size="sm">
            {text('contacts.mayLeave')}
          </Text>
        )}
      </Sheet>
      {faulty > 0 && <ImportFaults view={view} />}
    </>
  );
}
