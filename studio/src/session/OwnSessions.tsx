import { Badge, Button, Stack } from '@mantine/core';
import { IconDeviceLaptop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endSession, ownSessionsQuery, type SessionLine, useSigning } from '../api/session';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { Loading } from '../ui/Loading';
import { Trouble } from '../ui/Trouble';
import classes from './sessions.module.css';

/** Where one is signed in, and the ways to end that. */
export function OwnSessions() {
  const text = useText();
  const client = useQueryClient();
  const sessions = useQuery(ownSessionsQuery);
  const { signOutEverywhere } = useSigning();
  const [question, ask] = useConfirm();
  const leave = () =>
    ask({
      title: text('session.own.everywhereTitle'),
      hint: text('session.own.everywhereHint'),
      label: text('session.own.everywhere'),
      run: signOutEverywhere,
    });
  const ending = useMutation({
    mutationFn: endSession,
    onSettled: () => client.invalidateQueries({ queryKey: ownSessionsQuery.queryKey }),
  });
  if (sessions.isPending) return <Loading rows={2} height={52} />;
  if (sessions.isError) return <Trouble failure={sessions.error} again={() => void sessions.refetch()} />;
  return (
    <Stack align="start">
      <ul className={classes.sessions}>
        {sessions.data.map((session) => (
          <Line key={session.id} session={session} end={() => ending.mutate(session.id)} busy={ending.isPending} />
        ))}
      </ul>
      <Button variant="default" onClick={leave}>
        {text('session.own.everywhere')}
      </Button>
      {question}
    </Stack>
  );
}

function Line({ session, end, busy }: { session: SessionLine; end: () => void; busy: boolean }) {
  const text = useText();
  const { dateTime } = useMoments();
  return (
    <li className={classes.session}>
      <IconDeviceLaptop size={22} stroke={1.6} aria-hidden="true" />
      <div className={classes.about}>
        <strong>{session.browser || text('session.own.unknownBrowser')}</strong>
        <span>
          {text('session.own.seen', { seen: dateTime(session.lastSeenAt), since: dateTime(session.createdAt) })}
        </span>
      </div>
      {session.current ? (
        <Badge variant="light">{text('session.own.this')}</Badge>
      ) : (
        <Button size="compact-sm" variant="default" onClick={end} disabled={busy}>
          {text('session.own.end')}
        </Button>
      )}
    </li>
  );
}
