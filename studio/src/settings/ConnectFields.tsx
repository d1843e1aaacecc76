import { Code, PasswordInput, Select, Text, TextInput } from '@mantine/core';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Fields } from '../ui/Fields';
import type { Connecting } from './connecting';
import { PageNameField, PlaceFields } from './PlaceFields';

interface Part {
  readonly form: Connecting;
  readonly set: (part: Partial<Connecting>) => void;
  readonly failure: Error | null;
}

const NEW = 'new';

/** Which page, and what lets us speak for it. */
export function PageFields({ form, set, failure }: Part) {
  const text = useText();
  return (
    <Fields title={text('settings.connect.page')}>
      <PageNameField about={form} set={set} failure={failure} pointer="/settings" />
      <TextInput
        label={text('settings.connect.pageId')}
        description={text('settings.connect.pageIdHint')}
        inputMode="numeric"
        maxLength={32}
        required
        withAsterisk={false}
        value={form.metaPageId}
        error={faultAt(failure, '/metaPageId')}
        onChange={(event) => set({ metaPageId: event.currentTarget.value.trim() })}
      />
      <PasswordInput
        label={text('settings.connect.token')}
        description={text('settings.connect.tokenHint')}
        autoComplete="off"
        maxLength={1000}
        required
        withAsterisk={false}
        value={form.accessToken}
        error={faultAt(failure, '/accessToken')}
        onChange={(event) => set({ accessToken: event.currentTarget.value.trim() })}
      />
      <PlaceFields about={form} set={set} failure={failure} pointer="/settings" />
    </Fields>
  );
}

/** The app at Meta that hears the page: a known one, or one to be described. */
export function AppFields({ form, set, failure, known }: Part & { known: readonly { id: number; name: string }[] }) {
  const text = useText();
  const choices = [
    ...known.map((app) => ({ value: String(app.id), label: app.name })),
    { value: NEW, label: text('settings.connect.newApp') },
  ];
  return (
    <Fields title={text('settings.connect.app')} hint={text('settings.connect.appHint')}>
      {known.length > 0 && (
        <Select
          label={text('settings.connect.app')}
          allowDeselect={false}
          data={choices}
          value={form.appId === null ? NEW : String(form.appId)}
          onChange={(app) => set({ appId: app === NEW ? null : Number(app) })}
        />
      )}
      {form.appId === null && <NewApp form={form} set={set} failure={failure} />}
      <Text size="sm" c="dimmed">
        {text('settings.connect.callback')} <Code>{`${location.origin}/webhook`}</Code>
      </Text>
    </Fields>
  );
}

function NewApp({ form, set, failure }: Part) {
  const text = useText();
  return (
    <>
      <TextInput
        label={text('settings.connect.appId')}
        inputMode="numeric"
        maxLength={32}
        required
        withAsterisk={false}
        value={form.metaAppId}
        error={faultAt(failure, '/metaAppId')}
        onChange={(event) => set({ metaAppId: event.currentTarget.value.trim() })}
      />
      <PasswordInput
        label={text('settings.connect.secret')}
        autoComplete="off"
        maxLength={200}
        required
        withAsterisk={false}
        value={form.secret}
        error={faultAt(failure, '/secret')}
        onChange={(event) => set({ secret: event.currentTarget.value.trim() })}
      />
      <PasswordInput
        label={text('settings.connect.verifyToken')}
        description={text('settings.connect.verifyTokenHint')}
        autoComplete="off"
        maxLength={200}
        required
        withAsterisk={false}
        value={form.verifyToken}
        error={faultAt(failure, '/verifyToken')}
        onChange={(event) => set({ verifyToken: event.currentTarget.value.trim() })}
      />
    </>
  );
}
