import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { proveBy } from '../api/client';
import { proveAgain } from '../api/session';
import { useSession } from '../app/place';
import { useText } from '../app/text';
import { Dialog } from '../ui/Dialog';

type Tell = (proven: boolean) => void;

/** Asks for the password whenever the server wants to see it again before it does what was asked of it. */
export function ProofDialog() {
  const [waiting, setWaiting] = useState<readonly Tell[]>([]);
  useEffect(() => {
    proveBy(() => new Promise((tell) => setWaiting((before) => [...before, tell])));
    return () => proveBy(() => Promise.resolve(false));
  }, []);
  const answer = (proven: boolean) => {
    waiting.forEach((tell) => tell(proven));
    setWaiting([]);
  };
  return waiting.length === 0 ? null : <Question answer={answer} />;
}

function Question({ answer }: { answer: Tell }) {
  const text = useText();
  const { email } = useSession().member;
  const [password, setPassword] = useState('');
  const proving = useMutation({ mutationFn: () => proveAgain(email, password), onSuccess: () => answer(true) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    // The dialog may lie over a form; what is submitted is the password alone.
    event.stopPropagation();
    proving.mutate();
  };
  return (
    <Dialog onClose={() => answer(false)} title={text('session.proof.title')} zIndex={1000}>
      <form onSubmit={submit}>
        <Stack>
          <Text>{text('session.proof.hint')}</Text>
          <input type="email" hidden readOnly autoComplete="username" value={email} />
          <PasswordInput
            data-autofocus
            label={text('session.password')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            error={proving.error?.message}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => answer(false)}>
              {text('app.cancel')}
            </Button>
            <Button type="submit" loading={proving.isPending}>
              {text('session.proof.confirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
