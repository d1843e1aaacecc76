import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type SyntheticEvent, useState } from 'react';
import { workIn } from '../api/client';
import { appsQuery, useConnecting } from '../api/connecting';
import { useSession } from '../app/place';
import { NotFound } from '../app/NotFound';
import { Splash } from '../app/Splash';
import { useText } from '../app/text';
import { PlainLink } from '../ui/links';
import { Loading } from '../ui/Loading';
import { useScreenName } from '../ui/Screen';
import { Trouble } from '../ui/Trouble';
import { AppFields, PageFields } from './ConnectFields';
import { type Connecting, emptyConnecting } from './connecting';

/** Connects a page to a workspace, for those who may change its settings. */
export function ConnectPage() {
  const { workspace } = useParams({ from: '/members/connect/$workspace' });
  const place = useSession().workspaces.find((one) => String(one.id) === workspace);
  const text = useText();
  useScreenName(text('settings.connect.title'));
  if (!place?.rights.includes('settings-write')) return <NotFound />;
  workIn(place.id);
  return (
    <Splash>
      <Stack>
        <div>
          <Title order={1} size="h2">
            {text('settings.connect.title')}
          </Title>
          <Text c="dimmed">{text('settings.connect.hint')}</Text>
        </div>
        <Known workspace={place.id} />
        <PlainLink to="/">{text('app.cancel')}</PlainLink>
      </Stack>
    </Splash>
  );
}

function Known({ workspace }: { workspace: number }) {
  const apps = useQuery(appsQuery(workspace));
  if (apps.isPending) return <Loading rows={3} height={64} />;
  if (apps.isError) return <Trouble failure={apps.error} again={() => void apps.refetch()} />;
  return <Form workspace={workspace} known={apps.data} />;
}

function Form({ workspace, known }: { workspace: number; known: readonly { id: number; name: string }[] }) {
  const text = useText();
  const navigate = useNavigate();
  const { addApp, connect } = useConnecting(workspace);
  const [form, setForm] = useState<Connecting>(() => emptyConnecting(known[0]?.id ?? null));
  const set = (part: Partial<Connecting>) => setForm((before) => ({ ...before, ...part }));
  const connecting = useMutation({
    mutationFn: async () => {
      const { name, country, zone, metaPageId, accessToken, metaAppId, secret, verifyToken } = form;
      const appId = form.appId ?? (await addApp({ metaAppId, name, secret, verifyToken }));
      // Should the page be refused, the app is there already and need not be typed once more.
      set({ appId });
      const settings = { name, country, zone, stopWords: [], startWords: [] };
      return connect({ appId, metaPageId, accessToken, settings });
    },
    onSuccess: (id) => navigate({ to: '/pages/$page/settings/connection', params: { page: String(id) } }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    connecting.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <PageFields form={form} set={set} failure={connecting.error} />
        <AppFields form={form} set={set} failure={connecting.error} known={known} />
        {connecting.isError && (
          <Alert color="red" icon={<IconAlertCircle />} role="alert">
            {connecting.error.message}
          </Alert>
        )}
        <Button type="submit" loading={connecting.isPending}>
          {text('settings.connect.submit')}
        </Button>
      </Stack>
    </form>
  );
}
