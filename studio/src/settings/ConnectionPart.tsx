import { Alert, Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Ref, type SyntheticEvent, useRef, useState } from 'react';
import { type Page, pageQuery } from '../api/pages';
import { connectionQuery, usePageChanges } from '../api/settings';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Fields } from '../ui/Fields';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { refused, said } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { ConnectionHealth } from './ConnectionHealth';
import { SettingsPart } from './SettingsPart';

/** Whether Meta lets us in, tells us what people do, and lets us speak. */
export function ConnectionPart() {
  const page = usePageId();
  const known = useQuery(pageQuery(page));
  const connection = useQuery(connectionQuery(page));
  const token = useRef<HTMLInputElement>(null);
  return (
    <SettingsPart name="connection">
      {connection.isPending && <Loading rows={1} height={276} />}
      {connection.isError && <Trouble failure={connection.error} again={() => void connection.refetch()} />}
      {connection.data && (
        <ConnectionHealth
          connection={connection.data}
          checking={connection.isFetching}
          again={() => void connection.refetch()}
          toToken={() => token.current?.focus()}
        />
      )}
      {known.data && known.data.restriction !== 'NONE' && <Bar page={known.data} />}
      {useMay('settings-write') && <AccessToken field={token} />}
    </SettingsPart>
  );
}

/** Meta forbids the page something. It lifts that by itself and does not always say so. */
function Bar({ page }: { page: Page }) {
  const text = useText();
  const { dateTime } = useMoments();
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

function AccessToken({ field }: { field: Ref<HTMLInputElement> }) {
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
            ref={field}
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
