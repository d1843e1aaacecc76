import { Button, Code, CopyButton, Text, Title } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { askForLedger, ledgerAddress, ledgerQuery } from '../api/ledger';
import type { LedgerFigures } from '../api/schema';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { ExportButton } from '../ui/Export';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { Trouble } from '../ui/Trouble';
import { LedgerChecks } from './LedgerChecks';
import classes from './settings.module.css';
import { SettingsPart } from './SettingsPart';

/** The proof of all consents of the page: what it holds, whether it holds, and how to take it out. */
export function LedgerPart() {
  const text = useText();
  const page = usePageId();
  const ledger = useQuery(ledgerQuery(page));
  const mayExport = useMay('contacts-export');
  const some = ledger.data !== undefined && ledger.data.entries > 0;
  const taking = { label: text('settings.ledger.export'), ask: () => askForLedger(page), address: ledgerAddress(page) };
  return (
    <SettingsPart name="ledger" {...(some && mayExport && { actions: <ExportButton {...taking} /> })}>
      {ledger.isPending && <Loading rows={3} height={140} />}
      {ledger.isError && <Trouble failure={ledger.error} again={() => void ledger.refetch()} />}
      {ledger.data && !some && (
        <Empty icon={IconCertificate} title={text('settings.ledger.none')} hint={text('settings.ledger.noneHint')} />
      )}
      {ledger.data && some && (
        <>
          <Sheet>
            <Figures ledger={ledger.data} />
          </Sheet>
          <LedgerChecks />
          {ledger.data.newestSeal !== undefined && <NewestSeal hash={ledger.data.newestSeal} />}
          <Verifying />
        </>
      )}
    </SettingsPart>
  );
}

function Figures({ ledger }: { ledger: LedgerFigures }) {
  const text = useText();
  const { number, dateTime } = useMoments();
  const { people, entries, seals, sealedAt } = ledger;
  return (
    <dl className={classes.counts}>
      <dt>{text('settings.ledger.people')}</dt>
      <dd>{number(people)}</dd>
      <dt>{text('settings.ledger.entries')}</dt>
      <dd>{number(entries)}</dd>
      <dt>{text('settings.ledger.seals')}</dt>
      <dd>{number(seals)}</dd>
      <dt>{text('settings.ledger.sealedAt')}</dt>
      <dd>{sealedAt === undefined ? text('settings.ledger.notYet') : dateTime(sealedAt)}</dd>
    </dl>
  );
}

/** Kept elsewhere, it convicts whoever puts the ledger together anew. */
function NewestSeal({ hash }: { hash: string }) {
  const text = useText();
  return (
    <Sheet>
      <Title order={2} size="h4">
        {text('settings.ledger.newest')}
      </Title>
      <Text c="dimmed" mb="sm">
        {text('settings.ledger.newestHint')}
      </Text>
      <div className={classes.row}>
        <code className={classes.secret}>{hash}</code>
        <CopyButton value={hash}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {text(copied ? 'settings.once.copied' : 'settings.once.copy')}
            </Button>
          )}
        </CopyButton>
      </div>
    </Sheet>
  );
}

function Verifying() {
  const text = useText();
  return (
    <Sheet>
      <Title order={2} size="h4">
        {text('settings.ledger.verify')}
      </Title>
      <Text mb="sm">{text('settings.ledger.verifyHint')}</Text>
      <Code block>./rytm ledger consent-ledger.jsonl</Code>
      <Text c="dimmed" size="sm" mt="sm">
        {text('settings.ledger.careful')}
      </Text>
    </Sheet>
  );
}
