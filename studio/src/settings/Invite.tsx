import { Alert, Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Role, ROLES, useMemberChanges } from '../api/members';
import { usePlace } from '../app/place';
import { useText } from '../app/text';
import { Dialog } from '../ui/Dialog';
import { faultAt } from '../ui/faults';

/** Asks somebody in. Rytm sends no mail: whoever invites hands the link on. */
export function Invite({ invited, close }: { invited: (link: string) => void; close: () => void }) {
  const text = useText();
  const { workspace } = usePlace();
  const { invite } = useMemberChanges(workspace.id);
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('EDITOR');
  const inviting = useMutation({
    mutationFn: () => invite(email.trim(), role),
    onSuccess: (link) => {
      invited(link);
      close();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    inviting.mutate();
  };
  const atEmail = faultAt(inviting.error, '/email');
  return (
    <Dialog onClose={close} title={text('settings.members.invite')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            type="email"
            label={text('settings.members.email')}
            required
            withAsterisk={false}
            value={email}
            error={atEmail}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Radio.Group label={text('settings.members.role')} value={role} onChange={(next) => setRole(next)}>
            <Stack gap="xs" mt="xs">
              {ROLES.filter((one) => one !== 'OWNER' || workspace.role === 'OWNER').map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={text(`app.roles.${one}`)}
                  description={text(`settings.members.roles.${one}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {inviting.isError && atEmail === null && (
            <Alert color="red" role="alert">
              {inviting.error.message}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {text('app.cancel')}
            </Button>
            <Button type="submit" loading={inviting.isPending}>
              {text('settings.members.makeLink')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
