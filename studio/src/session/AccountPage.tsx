import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { changeMember, sessionQuery } from '../api/session';
import { currentLanguage } from '../app/language';
import { useSession } from '../app/place';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Screen } from '../ui/Screen';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/toasts';
import { OwnSessions } from './OwnSessions';
import { PasswordForm } from './PasswordForm';

/** One's own name, password and sessions. */
export function AccountPage() {
  const text = useText();
  return (
    <Screen title={text('session.account.title')} hint={useSession().member.email} narrow>
      <Sheet>
        <NameForm />
      </Sheet>
      <Sheet>
        <PasswordForm />
      </Sheet>
      <Sheet>
        <Stack gap="md">
          <div>
            <Title order={2} size="h4">
              {text('session.own.title')}
            </Title>
            <Text c="dimmed">{text('session.own.hint')}</Text>
          </div>
          <OwnSessions />
        </Stack>
      </Sheet>
    </Screen>
  );
}

function NameForm() {
  const text = useText();
  const client = useQueryClient();
  const { member } = useSession();
  const [name, setName] = useState(member.name);
  const saving = useMutation({
    mutationFn: () => changeMember(name, currentLanguage()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      said(text('app.saved'));
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack align="start">
        <TextInput
          w="100%"
          label={text('session.name')}
          autoComplete="name"
          required
          withAsterisk={false}
          value={name}
          error={faultAt(saving.error, '/name') ?? saving.error?.message}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={saving.isPending} disabled={name === member.name}>
          {text('app.save')}
        </Button>
      </Stack>
    </form>
  );
}
