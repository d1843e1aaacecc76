import { Alert, Stack, Text } from '@mantine/core';
import type { RulePackReportReportView } from '../api/settings';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import classes from './settings.module.css';

const OUTCOMES = ['stay', 'endMoves', 'endLifted', 'endSet', 'expire'] as const;

/** What would become of the page's consents. The server counts with the code that would do it. */
export function PackCounts({ report }: { report: RulePackReportReportView }) {
  const text = useText();
  const { number } = useMoments();
  // That none expires is worth a line; of the rest, only what happens.
  const told = OUTCOMES.filter((outcome) => outcome === 'expire' || report[outcome] > 0);
  return (
    <Stack>
      {!report.served && <Alert color="red">{text('settings.rules.notServed')}</Alert>}
      <Text fw={550}>{text('settings.rules.consents', { count: number(report.consents) })}</Text>
      <dl className={classes.counts}>
        {told.map((outcome) => [
          <dt key={outcome}>{text(`settings.rules.outcomes.${outcome}`)}</dt>,
          <dd key={`${outcome}-count`}>{number(report[outcome])}</dd>,
        ])}
      </dl>
      {report.expire > 0 && <Text size="sm">{text('settings.rules.noWayBack')}</Text>}
    </Stack>
  );
}
