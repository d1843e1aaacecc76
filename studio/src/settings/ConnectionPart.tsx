import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { type Page, pageQuery } from '../api/pages';
import { connectionQuery, type ConnectionView, usePageChanges } from '../api/settings';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Fields } from '../ui/Fields';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { refused, said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { SettingsPart } from './SettingsPart';

/** Whether Meta lets us in, tells us what people do, and lets us speak. */
export function ConnectionPart() {
  const page = usePageId();
  const known = useQuery(pageQuery(page));
  const connection = useQuery(connectionQuery(page));
  return (
    <SettingsPart name="connection">
      {connection.isPending && <Loading rows={1} height={120} />}
      {connection.isError && <Trouble failure={connection.error} again={() => void connection.refetch()} />}
      {connection.data && (
        <Health connection={connection.data} zone={known.data?.settings.zone} again={() => void connection.refetch()} />
      )}
      {known.data && known.data.restriction !== 'NONE' && <Bar page={known.data} />}
      {useMay('settings-write') && <AccessToken />}
    </SettingsPart>
  );
}

interface HealthProps {
  connection: ConnectionView;
  zone: string | undefined;
  again: () => void;
}

function Health({ connection, zone, again }: HealthProps) {
  const text = useText();
  const { number, dateTime } = useMoments(zone);
  const { subscribe } = usePageChanges(usePageId());
  const mayWrite = useMay('settings-write');
  const subscribing = useMutation({ mutationFn: subscribe, onError: refused });
  const Icon = connection.whole ? IconCircleCheck : IconPlugConnectedX;
  return (
    <Sheet>
      <Stack align="start">
        <Alert w="100%" color={connection.whole ? 'teal' : 'red'} icon={<Icon />}>
          {connection.sentence}
        </Alert>
        <Text>
          {connection.lastHeardAt === undefined
            ? text('settings.connection.neverHeard')
            : text('settings.connection.lastHeard', { at: dateTime(connection.lastHeardAt) })}
        </Text>
        {connection.foreignTokens > 0 && (
          <Text c="dimmed">{text('settings.connection.foreign', { count: number(connection.foreignTokens) })}</Text>
        )}
        <Group gap="sm">
          <Button variant="default" onClick={again}>
            {text('settings.connection.check')}
          </Button>
          {mayWrite && !connection.whole && (
            <Button loading={subscribing.isPending} onClick={() => subscribing.mutate()}>
              {text('settings.connection.subscribe')}
            </Button>
          )}
        </Group>
      </Stack>
    </Sheet>
  );
}

/** Meta forbids the page something. It lifts that by itself and does not always say so. */
function Bar({ page }: { page: Page }) {
  const text = useText();
  const { dateTime } = useMoments(page.settings.zone);
  const { lift } = usePageChanges(String(page.id));
  const mayLift = useMay('sends-write');
  const lifting = useMutation({ mutationFn: lift, onError: refused, onSuccess: () => said(text('app.saved')) });
  return (
    <Sheet>
      <Fields title={text('settings.connection.bar')} hint={text('settings.connection.barHint')}>
        <Alert color="orange">
          {text(`settings.restrictions.${page.restriction}`)}{' '}
          {page.restrictedAt !== undefined &&
            text('settings.connection.barSince', { since: dateTime(page.restrictedAt) })}
        </Alert>
        {mayLift && (
          <div>
            <Button variant="default" loading={lifting.isPending} onClick={() => lifting.mutate()}>
              {text('settings.connection.lift')}
            </Button>
          </div>
        )}
      </Fields>
    </Sheet>
  );
}

function AccessToken() {
  const text = useText();
  const { changeToken } = usePageChanges(usePageId());
  const [token, setToken] = useState('');
  const saving = useMutation({
    mutationFn: () => changeToken(token.trim()),
    onSuccess: () => {
      setToken('');
      said(text('settings.connection.tokenSaved'));
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Sheet>
      <form onSubmit={submit}>
        <Fields title={text('settings.connection.token')} hint={text('settings.connection.tokenHint')}>
          <PasswordInput
            label={text('settings.connection.newToken')}
            autoComplete="off"
            maxLength={1000}
            value={token}
            error={faultAt(saving.error, '/accessToken') ?? saving.error?.message}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" variant="default" loading={saving.isPending} disabled={token.trim() === ''}>
              {text('app.save')}
            </Button>
          </div>
        </Fields>
      </form>
    </Sheet>
  );
}
