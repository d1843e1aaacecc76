import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { type LinkView, useSigning } from '../api/session';
import { currentLanguage } from '../app/language';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { LanguageLine } from './LanguageLine';

const PASSWORD_LENGTH = 12;

/** Who comes in by a link: their name, address and password. An invitation knows the address already. */
export function JoinForm({ token, link }: { token: string; link: LinkView }) {
  const text = useText();
  const navigate = useNavigate();
  const { enterBy } = useSigning();
  const [form, setForm] = useState({ name: '', email: link.email ?? '', password: '' });
  const joining = useMutation({
    mutationFn: () => enterBy({ ...form, token, language: currentLanguage() }),
    onSuccess: () => navigate({ to: '/', replace: true }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    joining.mutate();
  };
  const set = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  return (
    <form onSubmit={submit}>
      <Stack>
        <Greeting link={link} />
        {joining.isError && (
          <Alert color="red" icon={<IconAlertCircle />} role="alert">
            {joining.error.message}
          </Alert>
        )}
        <TextInput
          label={text('session.name')}
          autoComplete="name"
          required
          withAsterisk={false}
          value={form.name}
          error={faultAt(joining.error, '/name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          label={text('session.email')}
          autoComplete="username"
          required
          withAsterisk={false}
          readOnly={link.email !== undefined}
          value={form.email}
          error={faultAt(joining.error, '/email')}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <PasswordInput
          label={text('session.newPassword')}
          description={text('session.passwordHint', { count: PASSWORD_LENGTH })}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={PASSWORD_LENGTH}
          value={form.password}
          error={faultAt(joining.error, '/password')}
          onChange={(event) => set({ password: event.currentTarget.value })}
        />
        <Button type="submit" loading={joining.isPending} fullWidth>
          {text(link.kind === 'OWNER' ? 'session.owner.enter' : 'session.invitation.enter')}
        </Button>
        <LanguageLine />
      </Stack>
    </form>
  );
}

function Greeting({ link }: { link: LinkView }) {
  const text = useText();
  const owner = link.kind === 'OWNER';
  const role = link.role ? text(`app.roles.${link.role}`) : '';
  return (
    <div>
      <Title order={1} size="h2">
        {text(owner ? 'session.owner.title' : 'session.invitation.title')}
      </Title>
      <Text c="dimmed">
        {owner
          ? text('session.owner.hint')
          : text('session.invitation.hint', { workspace: link.workspace ?? '', role })}
      </Text>
    </div>
  );
}
