import { Alert, Button, Group, Progress, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type CheckView, type CheckViewFaultView, ledgerChecksQuery, useLedgerCheck } from '../api/ledger';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { TextLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { refused } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import classes from './settings.module.css';

/** Checks of the whole ledger: the one that goes on, or the last one and what it found, and those before it. */
export function LedgerChecks() {
  const text = useText();
  const checks = useQuery(ledgerChecksQuery(usePageId()));
  const [newest, ...earlier] = checks.data ?? [];
  return (
    <Sheet>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {text('settings.ledger.check')}
        </Title>
        {checks.data && newest?.finishedAt !== undefined && <CheckButton again />}
        {checks.data && newest === undefined && <CheckButton />}
      </Group>
      {checks.isPending && <Loading rows={1} height={64} />}
      {checks.isError && <Trouble failure={checks.error} again={() => void checks.refetch()} />}
      {checks.data && newest === undefined && <Text c="dimmed">{text('settings.ledger.neverChecked')}</Text>}
      {newest && (newest.finishedAt === undefined ? <Going check={newest} /> : <Outcome check={newest} />)}
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{text('settings.ledger.earlier')}</summary>
          <ul className={classes.keys}>
            {earlier.map((check) => (
              <li key={check.id}>
                {check.sentence}
                <About check={check} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Sheet>
  );
}

function CheckButton({ again = false }: { again?: boolean }) {
  const text = useText();
  const check = useLedgerCheck(usePageId());
  const beginning = useMutation({ mutationFn: check, onError: refused });
  if (!useMay('contacts-export')) return null;
  return (
    <Button
      variant={again ? 'default' : 'filled'}
      leftSection={<IconShieldCheck size={16} />}
      loading={beginning.isPending}
      onClick={() => beginning.mutate()}
    >
      {text(again ? 'settings.ledger.checkAgain' : 'settings.ledger.checkNow')}
    </Button>
  );
}

function Going({ check }: { check: CheckView }) {
  const text = useText();
  const { number } = useMoments();
  const all = check.totalEntries + check.totalSeals;
  const label = text('settings.ledger.going');
  return (
    <>
      <Progress value={all === 0 ? 100 : (100 * (check.entries + check.seals)) / all} my="sm" aria-label={label} />
      <Text role="status">
        {text('settings.ledger.progress', {
          entries: number(check.entries),
          totalEntries: number(check.totalEntries),
          seals: number(check.seals),
        })}{' '}
        {check.sentence}
      </Text>
      <Text size="sm" c="dimmed">
        {text('settings.ledger.goesOn')}
      </Text>
    </>
  );
}

function Outcome({ check }: { check: CheckView }) {
  const text = useText();
  const whole = check.faultCount === 0;
  return (
    <>
      <Alert
        color={whole ? 'teal' : 'red'}
        icon={whole ? <IconShieldCheck /> : <IconAlertTriangle />}
        title={check.sentence}
        my="sm"
        role="status"
      >
        <About check={check} />
      </Alert>
      {!whole && (
        <>
          <ul className={classes.keys}>
            {check.faults.map((fault, place) => (
              <Fault key={place} fault={fault} />
            ))}
          </ul>
          {check.faultCount > check.faults.length && (
            <Text size="sm" c="dimmed">
              {text('settings.ledger.moreFaults')}
            </Text>
          )}
        </>
      )}
    </>
  );
}

function Fault({ fault: { sentence, contact, kind } }: { fault: CheckViewFaultView }) {
  const text = useText();
  const page = usePageId();
  return (
    <li>
      {sentence}{' '}
      {contact !== undefined && (
        <TextLink to="/pages/$page/contacts/$contact" params={{ page, contact }} inherit>
          {text('settings.ledger.whose')}
        </TextLink>
      )}
      {contact === undefined && kind !== 'SEAL' && text('settings.ledger.nobody')}
    </li>
  );
}

/** When, by whom and how much. */
function About({ check }: { check: CheckView }) {
  const text = useText();
  const { dateTime, number } = useMoments();
  return (
    <div className={classes.about}>
      {text('settings.ledger.about', {
        at: dateTime(check.finishedAt ?? check.startedAt),
        who: check.askedBy,
        people: number(check.people),
        entries: number(check.entries),
        seals: number(check.seals),
      })}
    </div>
  );
}
