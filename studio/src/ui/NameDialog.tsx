import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useText } from '../app/text';
import { Dialog } from './Dialog';
import { NameField, type Taken } from './NameField';

/** Asks for a name and does something with it. */
export function NameDialog(props: {
  title: string;
  begin: string;
  label: string;
  run: (name: string) => Promise<unknown>;
  close: () => void;
  taken?: Taken;
}) {
  const { title, begin, label, run, close, taken } = props;
  const text = useText();
  const [name, setName] = useState(begin);
  const running = useMutation({ mutationFn: () => run(name.trim()), onSuccess: close });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    running.mutate();
  };
  return (
    <Dialog onClose={close} title={title}>
      <form onSubmit={submit}>
        <Stack>
          <NameField
            data-autofocus
            value={name}
            taken={running.isPending ? undefined : taken}
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
    </Dialog>
  );
}
