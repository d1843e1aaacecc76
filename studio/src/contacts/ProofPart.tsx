import { Alert, Button, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCertificate, IconShieldCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ConsentLedgerEntry, proofQuery } from '../api/ledger';
import { topicsQuery } from '../api/topics';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import classes from './contacts.module.css';

/** What was recorded about the person's consents, with what they were shown. Opened by who may read it. */
export function ProofPart({ id }: { id: string }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  if (!useMay('contacts-export')) return null;
  return (
    <Sheet>
      <Title order={2} size="h4" mb="sm">
        {text('contacts.proof.title')}
      </Title>
      {open ? (
        <Proof id={id} />
      ) : (
        <>
          <Text c="dimmed" mb="sm">
            {text('contacts.proof.hint')}
          </Text>
          <Button variant="default" leftSection={<IconCertificate size={16} />} onClick={() => setOpen(true)}>
            {text('contacts.proof.show')}
          </Button>
        </>
      )}
    </Sheet>
  );
}

function Proof({ id }: { id: string }) {
  const text = useText();
  const proof = useQuery(proofQuery(usePageId(), id));
  if (proof.isPending) return <Loading rows={3} height={72} />;
  if (proof.isError) return <Trouble failure={proof.error} again={() => void proof.refetch()} />;
  const { entries, fault } = proof.data;
  return (
    <>
      {fault !== undefined ? (
        <Alert color="red" icon={<IconAlertTriangle />} title={text('contacts.proof.broken')} mb="sm">
          {fault}
        </Alert>
      ) : (
        entries.length > 0 && (
          <Alert color="teal" icon={<IconShieldCheck />} mb="sm">
            {text('contacts.proof.whole')}
          </Alert>
        )
      )}
      {entries.length === 0 && <Text c="dimmed">{text('contacts.proof.none')}</Text>}
      <ol className={classes.plain}>
        {entries.map((entry) => (
          <Entry key={entry.position} entry={entry} />
        ))}
      </ol>
    </>
  );
}

function Entry({ entry: { position, change } }: { entry: ConsentLedgerEntry }) {
  const text = useText();
  const { dateTime, date } = useMoments();
  const topics = useQuery(topicsQuery(usePageId()));
  const topic = topics.data?.find((view) => view.topic.id === change.topic)?.topic;
  return (
    <li className={classes.entry}>
      <div>
        <strong>{text(`contacts.proof.kind.${change.kind}`)}</strong>
        <div className={classes.about}>
          {text('contacts.proof.about', {
            position,
            topic: topic?.name ?? text('contacts.goneTopic'),
            frequency: text(`topics.frequency.${change.frequency}`),
            at: dateTime(change.at),
          })}
          {change.expiresAt !== undefined && ` · ${text('contacts.until', { at: date(change.expiresAt) })}`}
        </div>
        {!change.effective && <div className={classes.about}>{text('contacts.proof.tooLate')}</div>}
      </div>
      {change.wording && <Shown wording={change.wording} />}
    </li>
  );
}

/** The picture, or its address if it is not there any more: that is what was recorded. */
function Picture({ address }: { address: string }) {
  const text = useText();
  const [broken, setBroken] = useState(false);
  return broken ? (
    <div className={classes.about}>{text('contacts.proof.gone', { address })}</div>
  ) : (
    <img
      src={address}
      alt={text('contacts.proof.picture')}
      onError={() => setBroken(true)}
      referrerPolicy="no-referrer"
    />
  );
}

/** The request as the person saw it: its picture, its title, its button. */
function Shown({ wording }: { wording: NonNullable<ConsentLedgerEntry['change']['wording']> }) {
  const text = useText();
  const { title, imageUrl, callToAction, language } = wording;
  return (
    <figure className={classes.shown}>
      <figcaption>{text('contacts.proof.shown', { version: wording.version })}</figcaption>
      {imageUrl !== undefined && <Picture address={imageUrl} />}
      <strong lang={language}>{title}</strong>
      <span>{text(`topics.button.${callToAction}`)}</span>
    </figure>
  );
}
