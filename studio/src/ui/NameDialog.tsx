import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useText } from '../app/text';

/** Asks for a name and does something with it. */
export function NameDialog(props: {
  title: string;
  begin: string;
  label: string;
  run: (name: string) => Promise<unknown>;
  close: () => void;
}) {
  const { title, begin, label, run, close } = props;
  const text = useText();
  const [name, setName] = useState(begin);
  const running = useMutation({ mutationFn: () => run(name.trim()), onSuccess: close });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    running.mutate();
  };
  return (
    <Modal opened onClose={close} title={title} data-dialog-open>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            label={text('app.name')}
            required
            withAsterisk={false}
            maxLength={100}
            value={name}
            error={running.error?.message}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {text('app.cancel')}
            </Button>
            <Button type="submit" loading={running.isPending} disabled={name.trim() === ''}>
              {label}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
