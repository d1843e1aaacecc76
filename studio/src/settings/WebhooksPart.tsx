import { Button, Stack, Text } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WebhookSecretSecretStanding as SecretStanding } from '../api/schema';
import { useNewWebhookSecret, webhookSecretQuery } from '../api/settings';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { useConfirm } from '../ui/Confirm';
import { Empty } from '../ui/Empty';
import { Loading } from '../ui/Loading';
import { Sheet } from '../ui/Sheet';
import { refused } from '../ui/toasts';
import { Trouble } from '../ui/Trouble';
import { SettingsPart } from './SettingsPart';
import { ShownOnce } from './ShownOnce';

/** How other systems know that a flow of this page calls them: by a secret that signs each call. */
export function WebhooksPart() {
  const text = useText();
  const standing = useQuery(webhookSecretQuery(usePageId()));
  const [made, setMade] = useState<string | null>(null);
  return (
    <SettingsPart name="webhooks">
      {made !== null && (
        <ShownOnce
          title={text('settings.webhooks.made')}
          hint={text('settings.webhooks.madeHint')}
          secret={made}
          close={() => setMade(null)}
        />
      )}
      {standing.isPending && <Loading rows={1} height={120} />}
      {standing.isError && <Trouble failure={standing.error} again={() => void standing.refetch()} />}
      {standing.data && (
        <Sheet>
          {standing.data.changedAt === undefined ? (
            <First made={setMade} />
          ) : (
            <Used since={standing.data.changedAt} previousUntil={standing.data.previousUntil} made={setMade} />
          )}
        </Sheet>
      )}
    </SettingsPart>
  );
}

function First({ made }: { made: (secret: string) => void }) {
  const text = useText();
  const make = useNewWebhookSecret(usePageId());
  const making = useMutation({ mutationFn: make, onSuccess: made, onError: refused });
  return (
    <Empty icon={IconSignature} title={text('settings.webhooks.none')} hint={text('settings.webhooks.noneHint')}>
      {useMay('settings-write') && (
        <Button loading={making.isPending} onClick={() => making.mutate()}>
          {text('settings.webhooks.create')}
        </Button>
      )}
    </Empty>
  );
}

interface UsedProps {
  since: string;
  previousUntil: SecretStanding['previousUntil'];
  made: (secret: string) => void;
}

function Used({ since, previousUntil, made }: UsedProps) {
  const text = useText();
  const { dateTime } = useMoments();
  const make = useNewWebhookSecret(usePageId());
  const [confirmation, ask] = useConfirm();
  const question = {
    title: text('settings.webhooks.renew'),
    hint: text('settings.webhooks.renewHint'),
    label: text('settings.webhooks.renew'),
    run: async () => made(await make()),
  };
  return (
    <Stack align="start">
      <div>
        <Text>{text('settings.webhooks.since', { at: dateTime(since) })}</Text>
        {previousUntil !== undefined && (
          <Text c="dimmed">{text('settings.webhooks.previous', { at: dateTime(previousUntil) })}</Text>
        )}
      </div>
      {useMay('settings-write') && (
        <Button variant="default" onClick={() => ask(question)}>
          {text('settings.webhooks.renew')}
        </Button>
      )}
      {confirmation}
    </Stack>
  );
}
