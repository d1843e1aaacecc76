import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FlowLine, flowQuery, type FlowView, loadUnchecked, saveFlow, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import { copyName } from '../flows/copyName';
import { Dialog } from '../ui/Dialog';
import { Loading } from '../ui/Loading';
import { discard, type Draft } from './autosave';

interface ConflictProps {
  readonly flow: FlowLine;
  readonly mine: Draft;
  /** Where `mine` is kept in the browser until something has become of it. */
  readonly shelf: string;
  readonly resolved: () => void;
}

/** Somebody else saved the flow meanwhile: who and when, and what shall become of what was done here. */
export function Conflict(props: ConflictProps) {
  const text = useText();
  const page = usePageId();
  const theirs = useQuery({
    queryKey: [...flowQuery(page, props.flow.id).queryKey, 'theirs'],
    queryFn: () => loadUnchecked(page, props.flow.id),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Dialog
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={text('editor.conflict.title')}
      size="lg"
    >
      {theirs.isFetching || theirs.data === undefined ? (
        <Loading rows={2} height={40} />
      ) : (
        <Choices {...props} theirs={theirs.data} />
      )}
    </Dialog>
  );
}

function Choices({ theirs, mine, resolved, shelf }: ConflictProps & { theirs: FlowView }) {
  const text = useText();
  const page = usePageId();
  const { dateTime } = useMoments();
  const { create } = useFlowChanges(page);
  const { flow } = theirs;
  const settle = useMutation({
    mutationFn: async (way: 'theirs' | 'mine' | 'copy') => {
      if (way === 'mine') await saveFlow(page, flow, flow.revision, mine);
      if (way === 'copy') {
        const name = copyName(text, mine.name, []);
        await create({ name, kind: flow.kind, document: { ...mine.document } });
      }
      discard(shelf);
    },
    onSuccess: resolved,
  });
  return (
    <Stack>
      <Text>
        {text('editor.conflict.who', {
          who: flow.savedBy ?? text('editor.conflict.somebody'),
          when: dateTime(flow.savedAt),
        })}
      </Text>
      {settle.isError && <Alert color="red">{settle.error.message}</Alert>}
      <Group justify="flex-end">
        <Button variant="default" loading={settle.isPending} onClick={() => settle.mutate('theirs')}>
          {text('editor.conflict.theirs')}
        </Button>
        <Button variant="default" loading={settle.isPending} onClick={() => settle.mutate('copy')}>
          {text('editor.conflict.copy')}
        </Button>
        <Button loading={settle.isPending} onClick={() => settle.mutate('mine')}>
          {text('editor.conflict.mine')}
        </Button>
      </Group>
    </Stack>
  );
}
