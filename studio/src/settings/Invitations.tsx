import { Button, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { invitationsQuery, type Role, useMemberChanges } from '../api/members';
import { useMoments } from '../app/moments';
import { usePlace } from '../app/place';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';
import { refused } from '../ui/toasts';
import classes from './settings.module.css';

/** Who was asked and has not come yet; nothing is shown while there is nobody. */
export function Invitations() {
  const text = useText();
  const { dateTime } = useMoments();
  const { workspace } = usePlace();
  const invitations = useQuery(invitationsQuery(workspace.id));
  const { withdraw } = useMemberChanges(workspace.id);
  const withdrawing = useMutation({ mutationFn: withdraw, onError: refused });
  if (!invitations.data || invitations.data.length === 0) return null;
  return (
    <Sheet>
      <Title order={2} size="h4">
        {text('settings.members.invitations')}
      </Title>
      <ul className={classes.keys}>
        {invitations.data.map(({ id, email, role, expiresAt }) => (
          <li key={id}>
            <div className={classes.row}>
              <div>
                <Text fw={550}>{email}</Text>
                <div className={classes.about}>
                  {text(`app.roles.${role as Role}`)} ·{' '}
                  {text('settings.members.linkUntil', { at: dateTime(expiresAt) })}
                </div>
              </div>
              <Button
                size="compact-sm"
                variant="default"
                disabled={withdrawing.isPending}
                onClick={() => withdrawing.mutate(id)}
                aria-label={text('settings.members.withdrawOf', { email })}
              >
                {text('settings.members.withdraw')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
