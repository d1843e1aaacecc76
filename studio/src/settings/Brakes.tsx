import { Button, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Page } from '../api/pages';
import { usePageChanges, useWorkspaceBrake, workspaceQuery } from '../api/settings';
import { useMay, usePlace } from '../app/place';
import { useText } from '../app/text';
import { Fields } from '../ui/Fields';
import { Sheet } from '../ui/Sheet';
import { refused, saidWithOffer } from '../ui/toasts';
import classes from './settings.module.css';

/** Stop all sending now, and go on: for this page, and for every page of the workspace. */
export function Brakes({ page }: { page: Page }) {
  const text = useText();
  const { workspace } = usePlace();
  const whole = useQuery(workspaceQuery(workspace.id));
  const { hold } = usePageChanges(String(page.id));
  const holdAll = useWorkspaceBrake(workspace.id);
  return (
    <Sheet>
      <Fields title={text('settings.brakes.title')} hint={text('settings.brakes.hint')}>
        <Brake name="page" subject={page.name} held={page.paused} hold={hold} />
        {whole.data && <Brake name="workspace" subject={workspace.name} held={whole.data.paused} hold={holdAll} />}
      </Fields>
    </Sheet>
  );
}

function Brake(props: {
  name: 'page' | 'workspace';
  subject: string;
  held: boolean;
  hold: (held: boolean) => Promise<unknown>;
}) {
  const { name, subject, held, hold } = props;
  const text = useText();
  const mayHold = useMay('sends-write');
  const holding = useMutation({
    mutationFn: hold,
    onError: refused,
    onSuccess: (_, next) =>
      saidWithOffer(
        text(next ? 'settings.brakes.held' : 'settings.brakes.released', { subject }),
        text('app.undo'),
        () => holding.mutate(!next),
      ),
  });
  const Icon = held ? IconPlayerPlay : IconPlayerPause;
  return (
    <div className={classes.row}>
      <Stack gap={0}>
        <Text fw={550}>{text(`settings.brakes.${name}`, { subject })}</Text>
        <Text size="sm" c={held ? 'red' : 'dimmed'}>
          {text(held ? 'settings.brakes.isHeld' : 'settings.brakes.isFree')}
        </Text>
      </Stack>
      {mayHold && (
        <Button
          variant={held ? 'filled' : 'light'}
          color={held ? 'plum' : 'red'}
          leftSection={<Icon size={16} />}
          loading={holding.isPending}
          onClick={() => holding.mutate(!held)}
        >
          {text(held ? 'settings.brakes.release' : 'settings.brakes.hold')}
        </Button>
      )}
    </div>
  );
}
