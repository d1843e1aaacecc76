import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Contact } from '../api/contacts';
import { sequencesQuery } from '../api/sequences';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { TextLink } from '../ui/links';
import { Sheet } from '../ui/Sheet';
import classes from './contacts.module.css';

/** The sequences that the person is in, and when each speaks to them next. */
export function SequencesPart({ contact }: { contact: Contact }) {
  const text = useText();
  const page = usePageId();
  const { dateTime } = useMoments();
  const sequences = useQuery({ ...sequencesQuery(page), enabled: useMay('content-read') });
  const enrolments = Object.values(contact.enrolments);
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('contacts.sequences')}
      </Title>
      {enrolments.length === 0 && <Text c="dimmed">{text('contacts.noSequences')}</Text>}
      <ul className={classes.plain}>
        {enrolments.map((enrolment) => (
          <li key={enrolment.sequence}>
            <TextLink to="/pages/$page/content/sequences/$sequence" params={{ page, sequence: enrolment.sequence }}>
              {sequences.data?.find((view) => view.sequence.id === enrolment.sequence)?.sequence.name ??
                text('contacts.aSequence')}
            </TextLink>
            <div className={classes.about}>
              {enrolment.paused
                ? text('contacts.rests')
                : enrolment.dueAt !== undefined
                  ? text('contacts.due', { at: dateTime(enrolment.dueAt) })
                  : text('contacts.onItsWay')}
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
