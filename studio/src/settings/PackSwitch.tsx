import { Alert, Button, Group, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Page } from '../api/pages';
import { type RulePack, rulePackReportQuery, usePageChanges } from '../api/settings';
import { useText } from '../app/text';
import { Loading } from '../ui/Loading';
import { said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { draftOf, formOf } from './form';
import { PackChanges } from './PackChanges';
import { PackCounts } from './PackCounts';
import classes from './settings.module.css';
import { usePackNames } from './usePackNames';

/** Before and after of a switch, and the switch itself. Whoever opens it is taken to its heading. */
export function PackSwitch(props: { page: Page; used: RulePack | undefined; pack: RulePack; close: () => void }) {
  const { page, used, pack, close } = props;
  const text = useText();
  const { date } = usePackNames();
  const report = useQuery(rulePackReportQuery(String(page.id), pack.name));
  const { change } = usePageChanges(String(page.id));
  const switching = useMutation({
    mutationFn: () => change({ ...formOf(draftOf(page)), rulePack: pack.name }),
    onSuccess: () => said(text('settings.rules.switched')),
  });
  const { whole, heading } = useInSight(report.isPending);
  return (
    <div ref={whole} className={classes.report}>
      <Title order={3} size="h5" ref={heading} tabIndex={-1}>
        {text('settings.rules.report', { date: date(pack.from) })}
      </Title>
      {used && <PackChanges used={used} next={pack} />}
      <div aria-live="polite">
        {report.isPending && <Loading rows={1} height={120} />}
        {report.isError && <Trouble failure={report.error} again={() => void report.refetch()} />}
        {report.data && <PackCounts report={report.data} />}
      </div>
      {switching.isError && (
        <Alert color="red" role="alert">
          {switching.error.message}
        </Alert>
      )}
      <Group>
        {report.data && (
          <Button
            color={report.data.expire > 0 || !report.data.served ? 'red' : 'plum'}
            loading={switching.isPending}
            onClick={() => switching.mutate()}
          >
            {text('settings.rules.switch')}
          </Button>
        )}
        <Button variant="default" onClick={close}>
          {text('app.cancel')}
        </Button>
      </Group>
    </div>
  );
}

/** Gives the heading the focus at once, and scrolls as far as it takes to see the whole, again when that has grown. */
function useInSight(isGrowing: boolean) {
  const whole = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    whole.current?.scrollIntoView({ block: 'nearest' });
  }, [isGrowing]);
  return { whole, heading };
}
