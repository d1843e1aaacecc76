import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FlowLine, flowQuery, type FlowView, useFlowChanges } from '../api/flows';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import classes from './flows.module.css';

/** What keeps a flow from being published: errors do, warnings are asked about. */
export function PublishFlow({ flow, close }: { flow: FlowLine; close: () => void }) {
  const text = useText();
  const draft = useQuery(flowQuery(usePageId(), flow.id));
  return (
    <Modal opened onClose={close} title={text('flows.publishTitle', { name: flow.name })} size="lg" data-dialog-open>
      {draft.isPending && <Loading rows={2} height={48} />}
      {draft.isError && <Trouble failure={draft.error} again={() => void draft.refetch()} />}
      {draft.data && <Found view={draft.data} close={close} />}
    </Modal>
  );
}

function Found({ view, close }: { view: FlowView; close: () => void }) {
  const text = useText();
  const { publish } = useFlowChanges(usePageId());
  const { flow, findings, problems } = view;
  const broken = problems.length > 0 || findings.some(({ severity }) => severity === 'ERROR');
  const publishing = useMutation({
    mutationFn: () =>
      publish(
        flow,
        findings.map(({ id }) => id),
      ),
    onSuccess: () => {
      close();
      said(text('flows.published', { name: flow.name }));
    },
  });
  return (
    <Stack>
      <Text>{text(broken ? 'flows.mendFirst' : 'flows.warned')}</Text>
      <ul className={classes.findings}>
        {problems.map(({ pointer, detail }) => (
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
            {text('flows.publishAnyway')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
