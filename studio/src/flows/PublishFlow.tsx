import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FlowLine, type FlowPeople, flowQuery, type FlowView, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Dialog } from '../ui/Dialog';
import { Loading } from '../ui/Loading';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { toldOnce } from './findings';
import classes from './flows.module.css';
import { PeopleInside } from './PeopleInside';

/** What keeps a flow from being published: errors do, warnings are asked about. */
export function PublishFlow(props: { flow: FlowLine; close: () => void; published?: (view: FlowView) => void }) {
  const { flow, close } = props;
  const text = useText();
  const draft = useQuery(flowQuery(usePageId(), flow.id));
  return (
    <Dialog onClose={close} title={text('flows.publishTitle', { name: flow.name })} size="lg">
      {draft.isPending && <Loading rows={2} height={48} />}
      {draft.isError && <Trouble failure={draft.error} again={() => void draft.refetch()} />}
      {draft.data && <Found {...props} view={draft.data} />}
    </Dialog>
  );
}

function Found(props: { view: FlowView; close: () => void; published?: (view: FlowView) => void }) {
  const { view, close, published } = props;
  const text = useText();
  const { publish } = useFlowChanges(usePageId());
  const { flow, findings, problems } = view;
  const broken = problems.length > 0 || findings.some(({ severity }) => severity === 'ERROR');
  const sound = problems.length + findings.length === 0;
  const [note, setNote] = useState('');
  const [people, setPeople] = useState<FlowPeople>('STAY');
  const publishing = useMutation({
    mutationFn: () =>
      publish(flow, {
        acknowledged: findings.map(({ id }) => id),
        people,
        ...(note.trim() !== '' && { note: note.trim() }),
      }),
    onSuccess: (told) => {
      published?.(told);
      close();
      said(text('flows.published', { name: flow.name }));
    },
  });
  return (
    <Stack>
      {!sound && <Text>{text(broken ? 'flows.mendFirst' : 'flows.warned')}</Text>}
      <FindingLines {...toldOnce(view)} />
      {!broken && (
        <>
          <Textarea
            label={text('flows.note')}
            placeholder={text('flows.notePlaceholder')}
            maxLength={500}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <PeopleInside flow={flow.id} chosen={people} choose={setPeople} />
        </>
      )}
      {publishing.isError && (
        <Alert color="red" role="alert">
          {publishing.error.message}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {text(broken ? 'app.close' : 'app.cancel')}
        </Button>
        {!broken && (
          <Button loading={publishing.isPending} onClick={() => publishing.mutate()}>
            {text(sound ? 'flows.publish' : 'flows.publishAnyway')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function FindingLines({ faults, findings }: ReturnType<typeof toldOnce>) {
  return (
    <ul className={classes.findings}>
      {faults.map(({ pointer, detail }) => (
        <li key={pointer + detail}>{detail}</li>
      ))}
      {findings.map((finding) => (
        <li key={finding.id}>
          <strong>{finding.sentence}</strong>
          <Text c="dimmed" size="sm">
            {finding.remedy}
          </Text>
        </li>
      ))}
    </ul>
  );
}
