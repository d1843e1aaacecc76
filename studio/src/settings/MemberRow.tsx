import { Button, Group, Select, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type MemberLine, type Role, ROLES, useMemberChanges } from '../api/members';
import { useMoments } from '../app/moments';
import { useMay, usePlace } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { refused, said } from '../ui/toasts';
import classes from './settings.module.css';

/** One member; of an owner only owners decide, and the server keeps the last one. */
export function MemberRow({ member }: { member: MemberLine }) {
  const text = useText();
  const { date } = useMoments();
  const { session, workspace } = usePlace();
  const { changeRole, remove } = useMemberChanges(workspace.id);
  const [confirmation, ask] = useConfirm();
  const mayWrite = useMay('members-write') && (member.role !== 'OWNER' || workspace.role === 'OWNER');
  const { id, name, email, role, since } = member;
  const changing = useMutation({
    mutationFn: (next: Role) => changeRole(id, next),
    onError: refused,
    onSuccess: () => said(text('settings.members.changed', { name })),
  });
  const question = {
    title: text('settings.members.removeTitle', { name }),
    hint: text('settings.members.removeHint'),
    label: text('settings.members.remove'),
    run: async () => {
      await remove(id);
      said(text('settings.members.removed', { name }));
    },
  };
  const roles = ROLES.filter((one) => one !== 'OWNER' || workspace.role === 'OWNER');
  return (
    <li>
      <div className={classes.row}>
        <div>
          <Text fw={550}>
            {name}
            {id === session.member.id && ` ${text('settings.members.you')}`}
          </Text>
          <div className={classes.about}>
            {email} · {text('settings.members.since', { date: date(since) })}
          </div>
        </div>
        {mayWrite ? (
          <Group gap="xs" wrap="nowrap">
            <Select
              aria-label={text('settings.members.roleOf', { name })}
              w={170}
              allowDeselect={false}
              disabled={changing.isPending}
              data={roles.map((one) => ({ value: one, label: text(`app.roles.${one}`) }))}
              value={role}
              onChange={(next) => next !== null && next !== role && changing.mutate(next)}
            />
            <Button
              variant="default"
              onClick={() => ask(question)}
              aria-label={text('settings.members.removeTitle', { name })}
            >
              {text('settings.members.remove')}
            </Button>
          </Group>
        ) : (
          <Text c="dimmed">{text(`app.roles.${role}`)}</Text>
        )}
      </div>
      {confirmation}
    </li>
  );
}
