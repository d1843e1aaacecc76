import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { consentCountsQuery } from '../api/topics';
import type { AccountSum, TodayView } from '../api/today';
import { useHeld } from '../app/held';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Chart } from '../ui/Chart';
import { Sheet } from '../ui/Sheet';
import classes from './home.module.css';
import { Reasons } from './Reasons';

/** The day in numbers: notifications first, since they are what people agreed to. */
export function Today({ today }: { today: TodayView }) {
  const text = useText();
  const { notifications, requests, messages } = today.account;
  return (
    <div className={classes.today}>
      <Sheet>
        <Title order={2} size="h4">
          {text('home.notifications')}
        </Title>
        <Split sum={notifications} />
        <Ahead today={today} />
      </Sheet>
      <Consents today={today} />
      <Reasons sums={[notifications, requests, messages]} />
      <Sheet>
        <Title order={2} size="h4">
          {text('home.talk')}
        </Title>
        <dl className={classes.lines}>
          <Line label={text('home.requests')} sum={requests} />
          <Line label={text('home.messages')} sum={messages} />
        </dl>
      </Sheet>
    </div>
  );
}

/** What was due, and what became of it. The parts always add up to the whole. */
function Split({ sum }: { sum: AccountSum }) {
  const text = useText();
  const { number } = useMoments();
  const parts = [
    ['sent', sum.sent],
    ['underWay', sum.underWay],
    ['refused', sum.refused],
    ['failed', sum.failed],
    ['unknown', sum.unknown + sum.unknownFinal],
  ] as const;
  return (
    <>
      <p className={classes.big}>
        <strong>{number(sum.planned)}</strong> {text('home.due', { count: sum.planned })}
      </p>
      {sum.planned > 0 && <Parts parts={parts} />}
    </>
  );
}

type Part = 'sent' | 'underWay' | 'refused' | 'failed' | 'unknown';

function Parts({ parts }: { parts: readonly (readonly [Part, number])[] }) {
  const text = useText();
  const { number } = useMoments();
  return (
    <>
      <div className={classes.bar} aria-hidden="true">
        {parts.map(([part, count]) => (
          <span key={part} data-part={part} style={{ flexGrow: count }} hidden={count === 0} />
        ))}
      </div>
      <dl className={classes.parts}>
        {parts.map(([part, count]) => (
          <div key={part} data-part={part}>
            <dt>{text(`home.parts.${part}`)}</dt>
            <dd>{number(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What the sequences still have in store. */
function Ahead({ today }: { today: TodayView }) {
  const text = useText();
  const { dateTime } = useMoments();
  const { turns } = today;
  const held = useHeld() !== null;
  if (turns.next === undefined) return <Text c="dimmed">{text('home.nothingAhead')}</Text>;
  if (held) return <Text c="dimmed">{text('home.aheadHeld', { at: dateTime(turns.next) })}</Text>;
  return (
    <Text c="dimmed">
      {turns.today > 0
        ? text('home.aheadToday', { count: turns.today, at: dateTime(turns.next) })
        : text('home.aheadLater', { at: dateTime(turns.next) })}
    </Text>
  );
}

function Consents({ today }: { today: TodayView }) {
  const text = useText();
  const { number } = useMoments();
  const counts = useQuery({ ...consentCountsQuery(usePageId()), enabled: useMay('contacts-read') });
  const active = Object.values(counts.data ?? {}).reduce((sum, statuses) => sum + (statuses['ACTIVE'] ?? 0), 0);
  return (
    <Sheet>
      <Chart
        title={text('home.consents')}
        hint={
          <p className={classes.big}>
            <strong>{counts.data ? number(active) : '–'}</strong> {text('home.active', { count: active })}
          </p>
        }
        of={text('home.change')}
        series={[{ key: 'people', label: text('home.people'), tone: 'good' }]}
        rows={[
          { key: 'gained', label: text('home.gained'), values: [today.consents.gained] },
          { key: 'lost', label: text('home.lost'), values: [today.consents.lost], tone: 'bad' },
        ]}
      />
    </Sheet>
  );
}

function Line({ label, sum }: { label: string; sum: AccountSum }) {
  const text = useText();
  const { number } = useMoments();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{text('home.sentOf', { sent: number(sum.sent), planned: number(sum.planned) })}</dd>
    </div>
  );
}
