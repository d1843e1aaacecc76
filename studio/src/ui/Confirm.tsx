import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useText } from '../app/text';
import { Dialog } from './Dialog';

/** Something that cannot be undone and is therefore asked about first. */
export interface Question {
  readonly title: string;
  readonly hint: string;
  /** What the button says that does it. */
  readonly label: string;
  readonly run: () => Promise<unknown>;
}

/** The dialog to be drawn somewhere, and what opens it. A refusal is told inside it. */
export function useConfirm(): [ReactNode, (question: Question) => void] {
  const [question, setQuestion] = useState<Question | null>(null);
  const dialog = question && <Confirm question={question} close={() => setQuestion(null)} />;
  return [dialog, setQuestion];
}

function Confirm({ question, close }: { question: Question; close: () => void }) {
  const text = useText();
  const running = useMutation({ mutationFn: question.run, onSuccess: close });
  return (
    <Dialog onClose={close} title={question.title}>
      <Stack>
        <Text>{question.hint}</Text>
        {running.isError && (
          <Alert color="red" icon={<IconAlertCircle />} role="alert">
            {running.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {text('app.cancel')}
          </Button>
          <Button color="red" loading={running.isPending} onClick={() => running.mutate()}>
            {question.label}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
