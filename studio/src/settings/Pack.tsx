import { Badge, Button, Group, Title } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { RulePack } from '../api/settings';
import { useMay } from '../app/place';
import { useText } from '../app/text';
import { useFocusBack } from '../ui/focus';
import { packFacts } from './packs';
import classes from './settings.module.css';
import { usePackNames } from './usePackNames';

/** A dated set of rules in sentences, and below it, once it is asked for, what a switch to it would change. */
export function Pack(props: {
  pack: RulePack;
  current: boolean;
  used: boolean;
  toggle: () => void;
  report: ReactNode | undefined;
}) {
  const { pack, current, used, toggle, report } = props;
  const text = useText();
  const names = usePackNames();
  const mayWrite = useMay('settings-write');
  const isOpen = report !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const holdFocus = useFocusBack(isOpen, heading);
  const title = text('settings.rules.since', { date: names.date(pack.from) });
  const look = () => {
    holdFocus();
    toggle();
  };
  return (
    <section className={classes.pack} data-chosen={used || undefined} aria-label={title}>
      <div className={classes.row}>
        <Group gap="xs">
          <Title order={2} size="h5" ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {used && <Badge>{text('settings.rules.used')}</Badge>}
          {current && <Badge variant="outline">{text('settings.rules.today')}</Badge>}
        </Group>
        {!used && mayWrite && (
          <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={look}>
            {text('settings.rules.see')}
          </Button>
        )}
      </div>
      <ul className={classes.facts}>
        {packFacts(pack, names).map(({ key, values }) => (
          <li key={key}>{text(`settings.rules.facts.${key}`, values)}</li>
        ))}
      </ul>
      {report}
    </section>
  );
}
