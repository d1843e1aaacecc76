import { Badge, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Contact, maySendQuery } from '../api/contacts';
import { topicsQuery } from '../api/topics';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';
import classes from './contacts.module.css';

const COLORS = { ACTIVE: 'teal', STOPPED: 'orange', EXPIRED: 'gray', REVOKED: 'red' } as const;

type Consent = Contact['consents'][string];

/** What the person agreed to, since when and until when, and when a notification may go next. */
export function ConsentsPart({ contact, id }: { contact: Contact; id: string }) {
  const text = useText();
  const consents = Object.values(contact.consents);
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('contacts.consents')}
      </Title>
      {consents.length === 0 && <Text c="dimmed">{text('contacts.noConsents')}</Text>}
      <ul className={classes.plain}>
        {consents.map((consent) => (
          <Line key={consent.topic} consent={consent} contact={id} />
        ))}
      </ul>
    </Sheet>
  );
}

function Line({ consent, contact }: { consent: Consent; contact: string }) {
  const text = useText();
  const page = usePageId();
  const { date } = useMoments();
  const topics = useQuery(topicsQuery(page));
  const topic = topics.data?.find((view) => view.topic.id === consent.topic)?.topic;
  return (
    <li className={classes.line}>
      <div>
        <strong>{topic?.name ?? text('contacts.goneTopic')}</strong>
        <div className={classes.about}>
          {text(`topics.frequency.${consent.frequency}`)} · {text('contacts.since', { at: date(consent.optedInAt) })}
          {consent.expiresAt !== undefined && ` · ${text('contacts.until', { at: date(consent.expiresAt) })}`}
        </div>
        {topic && <Next contact={contact} topic={topic.id} />}
      </div>
      <Badge flex="none" color={COLORS[consent.status]}>
        {text(`contacts.status.${consent.status}`)}
      </Badge>
    </li>
  );
}

/** The policy's own answer, in words. */
function Next({ contact, topic }: { contact: string; topic: string }) {
  const text = useText();
  const { dateTime } = useMoments();
  const answer = useQuery(maySendQuery(usePageId(), contact, topic));
  if (answer.data === undefined) return null;
  const { allowed, sentence, nextAllowedAt } = answer.data;
  return (
    <div className={classes.about}>
      {allowed ? text('contacts.allowedNow') : sentence}
      {nextAllowedAt !== undefined && ` ${text('contacts.allowedFrom', { at: dateTime(nextAllowedAt) })}`}
    </div>
  );
}
