import { Alert, Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { useKeyChanges } from '../api/settings';
import { usePlace } from '../app/place';
import { useText } from '../app/text';
import { Dialog } from '../ui/Dialog';
import { faultAt } from '../ui/faults';
import { scopeText } from './scopes';

const DAYS = ['30', '90', '365', '730'] as const;

/** Makes a key. Nobody gives away more than they may do themselves. */
export function NewKey({ made, close }: { made: (key: string) => void; close: () => void }) {
  const text = useText();
  const { workspace } = usePlace();
  const { create } = useKeyChanges(workspace.id);
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<string[]>([]);
  const [days, setDays] = useState<string>('365');
  const making = useMutation({
    mutationFn: () => create({ name, scopes, days: Number(days) }),
    onSuccess: (key) => {
      made(key);
      close();
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    making.mutate();
  };
  const faults = { name: faultAt(making.error, '/name'), scopes: faultAt(making.error, '/scopes') };
  return (
    <Dialog onClose={close} title={text('settings.keys.create')}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            data-autofocus
            label={text('settings.keys.name')}
            description={text('settings.keys.nameHint')}
            required
            withAsterisk={false}
            maxLength={100}
            value={name}
            error={faults.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox.Group
            label={text('settings.keys.scopes')}
            value={scopes}
            onChange={setScopes}
            error={faults.scopes}
          >
            <Stack gap="xs" mt="xs">
              {[...workspace.rights].sort().map((scope) => (
                <Checkbox key={scope} value={scope} label={scopeText(text, scope)} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Select
            label={text('settings.keys.days')}
            allowDeselect={false}
            data={DAYS.map((value) => ({ value, label: text('settings.keys.daysLong', { count: Number(value) }) }))}
            value={days}
            onChange={(value) => value !== null && setDays(value)}
          />
          {making.isError && faults.name === null && faults.scopes === null && (
            <Alert color="red" role="alert">
              {making.error.message}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {text('app.cancel')}
            </Button>
            <Button type="submit" loading={making.isPending} disabled={scopes.length === 0}>
              {text('settings.keys.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
