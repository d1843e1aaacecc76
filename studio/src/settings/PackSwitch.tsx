import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Page } from '../api/pages';
import { rulePackReportQuery, usePageChanges } from '../api/settings';
import { useMoments } from '../app/moments';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { draftOf, formOf } from './form';
import classes from './settings.module.css';

/** Before and after; the server counts with the code that would do it. */
export function PackSwitch({ page, pack, close }: { page: Page; pack: string; close: () => void }) {
  const text = useText();
  const { number } = useMoments();
  const report = useQuery(rulePackReportQuery(String(page.id), pack));
  const { change } = usePageChanges(String(page.id));
  const switching = useMutation({
    mutationFn: () => change({ ...formOf(draftOf(page)), rulePack: pack }),
    onSuccess: () => {
      close();
      said(text('settings.rules.switched'));
    },
  });
  if (report.isPending) return <Loading rows={1} height={160} />;
  if (report.isError) return <Trouble failure={report.error} again={() => void report.refetch()} />;
  return (
    <Sheet>
      <Stack aria-live="polite">
        <Text fw={600}>{text('settings.rules.report', { count: number(report.data.consents) })}</Text>
        <dl className={classes.counts}>
          {(['stay', 'endMoves', 'expire'] as const).map((outcome) => [
            <dt key={outcome}>{text(`settings.rules.outcomes.${outcome}`)}</dt>,
            <dd key={`${outcome}-count`}>{number(report.data[outcome])}</dd>,
          ])}
        </dl>
        {switching.isError && (
          <Alert color="red" role="alert">
            {switching.error.message}
          </Alert>
        )}
        <Group>
          <Button
            color={report.data.expire > 0 ? 'red' : 'plum'}
            loading={switching.isPending}
            onClick={() => switching.mutate()}
          >
            {text('settings.rules.switch')}
          </Button>
          <Button variant="default" onClick={close}>
            {text('app.cancel')}
          </Button>
        </Group>
      </Stack>
    </Sheet>
  );
}
