import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { type LinkView, sessionQuery, useSigning } from '../api/session';
import { currentLanguage } from '../app/language';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { LanguageLine } from './LanguageLine';

const PASSWORD_LENGTH = 12;

/** What whoever comes in by a link types about themselves. */
interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface Part {
  readonly form: Newcomer;
  readonly set: (part: Partial<Newcomer>) => void;
  readonly failure: Error | null;
}

/**
 * Who comes in by a link. Somebody new says their name, address and password; an invitation knows the address already.
 * A member of another workspace gives the password that they have, or just agrees where they are signed in.
 */
export function JoinForm({ token, link }: { token: string; link: LinkView }) {
  const text = useText();
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  const { enterBy } = useSigning();
  const [form, setForm] = useState<Newcomer>({ name: '', email: link.email ?? '', password: '' });
  const isHere = link.known && session.data?.member?.email === link.email;
  const joining = useMutation({
    mutationFn: () => enterBy(said(form, link, isHere, token)),
    onSuccess: () => navigate({ to: '/', replace: true }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    joining.mutate();
  };
  const parts = { form, set: (part: Partial<Newcomer>) => setForm({ ...form, ...part }), failure: joining.error };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Greeting link={link} />
        {joining.isError && (
          <Alert color="red" icon={<IconAlertCircle />} role="alert">
            {joining.error.message}
          </Alert>
        )}
        {isHere && <Text>{text('session.invitation.isHere', { email: form.email })}</Text>}
        {!isHere &&
          (link.known ? <KnownFields {...parts} /> : <NewFields {...parts} fixed={link.email !== undefined} />)}
        <Button type="submit" loading={joining.isPending} fullWidth>
          {text(link.kind === 'OWNER' ? 'session.owner.enter' : 'session.invitation.enter')}
        </Button>
        <LanguageLine />
      </Stack>
    </form>
  );
}

function said(form: Newcomer, link: LinkView, isHere: boolean, token: string) {
  if (isHere) return { token };
  return link.known ? { token, password: form.password } : { ...form, token, language: currentLanguage() };
}

function NewFields({ form, set, failure, fixed }: Part & { fixed: boolean }) {
  const text = useText();
  return (
    <>
      <TextInput
        label={text('session.name')}
        autoComplete="name"
        required
        withAsterisk={false}
        value={form.name}
        error={faultAt(failure, '/name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <EmailField form={form} set={set} failure={failure} fixed={fixed} />
      <PasswordInput
        label={text('session.newPassword')}
        description={text('session.passwordHint', { count: PASSWORD_LENGTH })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={PASSWORD_LENGTH}
        value={form.password}
        error={faultAt(failure, '/password')}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
    </>
  );
}

function KnownFields({ form, set, failure }: Part) {
  const text = useText();
  return (
    <>
      <EmailField form={form} set={set} failure={failure} fixed />
      <PasswordInput
        label={text('session.password')}
        description={text('session.invitation.known')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={form.password}
        error={faultAt(failure, '/password')}
        onChange={(event) => set({ password: event.currentTarget.value })}
      />
    </>
  );
}

function EmailField({ form, set, failure, fixed }: Part & { fixed: boolean }) {
  const text = useText();
  return (
    <TextInput
      type="email"
      label={text('session.email')}
      autoComplete="username"
      required
      withAsterisk={false}
      readOnly={fixed}
      value={form.email}
      error={faultAt(failure, '/email')}
      onChange={(event) => set({ email: event.currentTarget.value })}
    />
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
