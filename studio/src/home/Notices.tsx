import { ActionIcon, Badge, Button, Text, Title } from '@mantine/core';
import { IconBell, IconCheck, IconHeadset, IconPlugConnectedX, type TablerIcon } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type NoticePage, type NoticeView, noticesQuery, useSeenNotices } from '../api/notices';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { nameOf } from '../contacts/names';
import { TextLink } from '../ui/links';
import { Sheet } from '../ui/Sheet';
import { refused } from '../ui/toasts';
import classes from './home.module.css';

const ICONS: Readonly<Record<NoticeView['kind'], TablerIcon>> = {
  MESSAGE: IconBell,
  HAND_OVER: IconHeadset,
  WEBHOOK_FAILED: IconPlugConnectedX,
};

/** The server counts no further; nobody reads more as anything but many. */
const MANY = 100;

/** What flows tell the team: who waits for an answer, and what somebody should know. */
export function Notices() {
  const notices = useQuery({ ...noticesQuery(usePageId()), enabled: useMay('contacts-read') });
  return notices.data === undefined ? null : <Inbox inbox={notices.data} />;
}

function Inbox({ inbox }: { inbox: NoticePage }) {
  const text = useText();
  const mayWrite = useMay('contacts-write');
  const seen = useSeenNotices(usePageId());
  const marking = useMutation({ mutationFn: seen, onError: refused });
  const newest = inbox.notices[0];
  return (
    <Sheet>
      <div className={classes.inboxTop}>
        <Title order={2} size="h4">
          {text('home.team.title')}
        </Title>
        {inbox.unseen > 0 && <Badge circle={inbox.unseen < 10}>{inbox.unseen < MANY ? inbox.unseen : '99+'}</Badge>}
        {mayWrite && newest !== undefined && (
          <Button
            ml="auto"
            size="compact-sm"
            variant="subtle"
            loading={marking.isPending}
            onClick={() => marking.mutate({ upTo: newest.number })}
          >
            {text('home.team.allSeen')}
          </Button>
        )}
      </div>
      {newest === undefined ? (
        <Text c="dimmed">{text('home.team.empty')}</Text>
      ) : (
        <ul className={classes.inbox}>
          {inbox.notices.map((notice) => (
            <Line
              key={notice.number}
              notice={notice}
              {...(mayWrite && { seen: () => marking.mutate({ notice: notice.number }) })}
            />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function Line({ notice, seen }: { notice: NoticeView; seen?: () => void }) {
  const text = useText();
  const page = usePageId();
  const { dateTime } = useMoments();
  const { contact } = notice;
  const Icon = ICONS[notice.kind];
  const name = nameOf(notice) ?? text('contacts.unnamed', { id: contact });
  return (
    <li>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <TextLink to="/pages/$page/contacts/$contact" params={{ page, contact }} fw={550}>
          {name}
        </TextLink>
        <p>{notice.text ?? notice.sentence}</p>
        <Text size="sm" c="dimmed">
          {notice.text === undefined ? '' : `${notice.sentence} `}
          {dateTime(notice.at)}
        </Text>
      </div>
      {seen && (
        <ActionIcon variant="subtle" color="gray" aria-label={text('home.team.seen', { name })} onClick={seen}>
          <IconCheck size={18} />
        </ActionIcon>
      )}
    </li>
  );
}
