import { Alert, Badge } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type Contact, contactQuery } from '../api/contacts';
import { useMoments } from '../app/moments';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { BackLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Screen } from '../ui/Screen';
import { Trouble } from '../ui/Trouble';
import { ConsentsPart } from './ConsentsPart';
import { ContactActions } from './ContactActions';
import classes from './contacts.module.css';
import { FieldsPart } from './FieldsPart';
import { HandOverPart } from './HandOverPart';
import { nameOf } from './names';
import { ProofPart } from './ProofPart';
import { SequencesPart } from './SequencesPart';
import { TagsPart } from './TagsPart';
import { TimelinePart } from './TimelinePart';

/** One person: what they agreed to, what we know of them, and everything that happened. */
export function ContactPage() {
  const text = useText();
  const page = usePageId();
  const { contact } = useParams({ from: '/members/pages/$page/shell/contacts/$contact' });
  const found = useQuery(contactQuery(page, contact));
  const { dateTime } = useMoments();
  const active = found.data?.lastInteractionAt;
  const name = found.data && (nameOf(found.data.profile) ?? text('contacts.unnamed', { id: contact }));
  return (
    <Screen
      title={name ?? text('contacts.one')}
      {...(found.data && {
        hint: active ? text('contacts.lastActive', { at: dateTime(active) }) : text('contacts.neverActive'),
      })}
      back={
        <BackLink to="/pages/$page/contacts" params={{ page }}>
          {text('contacts.title')}
        </BackLink>
      }
      actions={
        found.data &&
        name && (
          <>
            <Standing contact={found.data} />
            <ContactActions contact={found.data} id={contact} name={name} />
          </>
        )
      }
    >
      {found.isPending && <Loading rows={5} height={96} />}
      {found.isError && <Trouble failure={found.error} again={() => void found.refetch()} />}
      {found.data && <Person contact={found.data} id={contact} />}
    </Screen>
  );
}

function Standing({ contact }: { contact: Contact }) {
  const text = useText();
  if (contact.standing === 'NORMAL') return null;
  return <Badge color="orange">{text(`contacts.standing.${contact.standing}`)}</Badge>;
}

function Person({ contact, id }: { contact: Contact; id: string }) {
  const text = useText();
  return (
    <div className={classes.person}>
      <div className={classes.column}>
        {contact.reachability.reported && (
          <Alert color="orange" icon={<IconAlertTriangle />}>
            {text('contacts.unreachable')}
          </Alert>
        )}
        <HandOverPart contact={contact} id={id} />
        <ConsentsPart contact={contact} id={id} />
        <ProofPart id={id} />
        <TimelinePart id={id} />
      </div>
      <aside className={classes.column}>
        <TagsPart contact={contact} id={id} />
        <FieldsPart contact={contact} id={id} />
        <SequencesPart contact={contact} />
      </aside>
    </div>
  );
}
