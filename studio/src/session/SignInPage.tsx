import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertCircle, IconTerminal2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useSigning } from '../api/session';
import { Splash } from '../app/Splash';
import { useText } from '../app/text';
import { useScreenName } from '../ui/Screen';
import { LanguageLine } from './LanguageLine';

/** Asks who it is. `demo`: this machine shows the demo, whose address signs in by itself. */
export function SignInPage({ demo }: { demo: boolean }) {
  const text = useText();
  useScreenName(text('session.signIn.title'));
  return (
    <Splash>
      <Stack gap="lg">
        <div>
          <Title order={1} size="h2">
            {text('session.signIn.title')}
          </Title>
          <Text c="dimmed">{text('session.signIn.hint')}</Text>
        </div>
        {demo && (
          <Alert icon={<IconTerminal2 />} title={text('session.demo.title')}>
            {text('session.demo.hint')}
          </Alert>
        )}
        <SignInForm />
        <LanguageLine />
      </Stack>
    </Splash>
  );
}

function SignInForm() {
  const text = useText();
  const { signIn } = useSigning();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const entering = useMutation({ mutationFn: () => signIn(email, password) });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {entering.isError && (
          <Alert color="red" icon={<IconAlertCircle />} role="alert">
            {entering.error.message}
          </Alert>
        )}
        <TextInput
          type="email"
          label={text('session.email')}
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={text('session.password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={entering.isPending} fullWidth>
          {text('session.signIn.enter')}
        </Button>
      </Stack>
    </form>
  );
}
