import { ActionIcon, Badge, Button, Text, Title } from '@mantine/core';
import {
  IconBell,
  IconCheck,
  IconHeadset,
  IconPlayerPause,
  IconPlugConnectedX,
  IconShieldExclamation,
  type TablerIcon,
} from '@tabler/icons-react';
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
  CALLS_PAUSED: IconPlayerPause,
  LEDGER_BROKEN: IconShieldExclamation,
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
  const { dateTime } = useMoments();
  const Icon = ICONS[notice.kind];
  const name = useSubject(notice);
  const told = notice.contact === undefined ? undefined : notice.text;
  return (
    <li>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <Subject notice={notice}>{name}</Subject>
        <p>{told ?? notice.sentence}</p>
        <Text size="sm" c="dimmed">
          {told === undefined ? '' : `${notice.sentence} `}
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

/** Whom or what a notice is about: a person, the system that flows call, or the consent ledger. */
function useSubject({ kind, contact, text: host, ...person }: NoticeView): string {
  const text = useText();
  if (kind === 'LEDGER_BROKEN') return text('home.team.ledger');
  return contact === undefined ? (host ?? '') : (nameOf(person) ?? text('contacts.unnamed', { id: contact }));
}

/** Leads to the person, to the ledger, or to the flow that calls the system. */
function Subject({ notice: { contact, flow }, children }: { notice: NoticeView; children: string }) {
  const page = usePageId();
  if (contact !== undefined) {
    return (
      <TextLink to="/pages/$page/contacts/$contact" params={{ page, contact }} fw={550}>
        {children}
      </TextLink>
    );
  }
  return flow === undefined ? (
    <TextLink to="/pages/$page/settings/ledger" params={{ page }} fw={550}>
      {children}
    </TextLink>
  ) : (
    <TextLink to="/pages/$page/content/flows/$flow" params={{ page, flow }} fw={550}>
      {children}
    </TextLink>
  );
}
