import { Button, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconHelpCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ConnectionView, usePageChanges } from '../api/settings';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';
import { refused } from '../ui/toasts';
import classes from './settings.module.css';

type Checks = ConnectionView['checks'];
type Check = Checks['token'];

/** In the order in which they are mended: without the first, nothing is known of the others. */
const CHECKS = ['token', 'subscription', 'events'] as const satisfies readonly (keyof Checks)[];

const ICONS = { GOOD: IconCircleCheckFilled, BROKEN: IconAlertTriangleFilled, UNKNOWN: IconHelpCircle };

interface ConnectionHealthProps {
  readonly connection: ConnectionView;
  readonly checking: boolean;
  readonly again: () => void;
  /** Leads to where a new token is entered. */
  readonly toToken: () => void;
}

/** What keeps the page connected, line by line: how it stands, and what helps. */
export function ConnectionHealth({ connection, checking, again, toToken }: ConnectionHealthProps) {
  const text = useText();
  const { number, dateTime } = useMoments();
  return (
    <Sheet>
      <Stack align="start">
        <ul className={classes.checks}>
          {CHECKS.map((name) => (
            <Line key={name} name={name} check={connection.checks[name]} toToken={toToken}>
              {name === 'events' &&
                connection.lastHeardAt !== undefined &&
                text('settings.connection.lastHeard', { at: dateTime(connection.lastHeardAt) })}
            </Line>
          ))}
        </ul>
        {connection.foreignTokens > 0 && (
          <Text c="dimmed">{text('settings.connection.foreign', { count: number(connection.foreignTokens) })}</Text>
        )}
        <Button variant="default" loading={checking} onClick={again}>
          {text('settings.connection.check')}
        </Button>
      </Stack>
    </Sheet>
  );
}

interface LineProps {
  readonly name: keyof Checks;
  readonly check: Check;
  readonly toToken: () => void;
  readonly children: React.ReactNode;
}

function Line({ name, check, toToken, children }: LineProps) {
  const text = useText();
  const Icon = ICONS[check.state];
  return (
    <li className={classes.check} data-state={check.state}>
      <Icon size={20} aria-hidden />
      <div>
        <Title order={2} size="h5">
          {text(`settings.connection.checks.${name}`)}
          <VisuallyHidden>: {text(`settings.connection.states.${check.state}`)}</VisuallyHidden>
        </Title>
        <Text>
          {check.sentence} {children}
        </Text>
      </div>
      <Remedy check={check} toToken={toToken} />
    </li>
  );
}

/** A button, where one helps; to look again is offered for all lines together. */
function Remedy({ check, toToken }: { check: Check; toToken: () => void }) {
  const text = useText();
  const { subscribe } = usePageChanges(usePageId());
  const mayWrite = useMay('settings-write');
  const subscribing = useMutation({ mutationFn: subscribe, onError: refused });
  if (!mayWrite) return null;
  if (check.remedy === 'NEW_TOKEN') return <Button onClick={toToken}>{text('settings.connection.enterToken')}</Button>;
  if (check.remedy !== 'SUBSCRIBE') return null;
  return (
    <Button loading={subscribing.isPending} onClick={() => subscribing.mutate()}>
      {text('settings.connection.subscribe')}
    </Button>
  );
}
