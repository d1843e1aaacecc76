import { Button, PasswordInput, Stack, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { changePassword } from '../api/session';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { said } from '../ui/toasts';

const NONE = { old: '', next: '' };
const LENGTH = 12;

/** Changes the password; the old one proves that it is really them. */
export function PasswordForm() {
  const text = useText();
  const [form, setForm] = useState(NONE);
  const saving = useMutation({
    mutationFn: () => changePassword(form.old, form.next),
    onSuccess: () => {
      setForm(NONE);
      said(text('session.account.passwordChanged'));
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const atNew = faultAt(saving.error, '/new');
  return (
    <form onSubmit={submit}>
      <Stack align="start">
        <Title order={2} size="h4">
          {text('session.account.password')}
        </Title>
        <PasswordInput
          w="100%"
          label={text('session.oldPassword')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={form.old}
          error={atNew === null ? saving.error?.message : null}
          onChange={(event) => setForm({ ...form, old: event.currentTarget.value })}
        />
        <PasswordInput
          w="100%"
          label={text('session.newPassword')}
          description={text('session.passwordHint', { count: LENGTH })}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={LENGTH}
          value={form.next}
          error={atNew}
          onChange={(event) => setForm({ ...form, next: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" loading={saving.isPending}>
          {text('session.account.changePassword')}
        </Button>
      </Stack>
    </form>
  );
}
