import { Alert, Button, Group } from '@mantine/core';
import { IconHeadset } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type Contact, useContactEdits } from '../api/contacts';
import { useMoments } from '../app/moments';
import { useMay, usePageId } from '../app/place';
import { useText } from '../app/text';
import { refused, said } from '../ui/toasts';
import { handedOverUntil } from './handOver';

/** While the team has a person: until when the bot is silent at the longest, and the way back. */
export function HandOverPart({ contact, id }: { contact: Contact; id: string }) {
  const text = useText();
  const { dateTime } = useMoments();
  const mayWrite = useMay('contacts-write');
  const edit = useContactEdits(usePageId(), id);
  const giving = useMutation({
    mutationFn: () => edit({ kind: 'give-back' }),
    onSuccess: () => said(text('contacts.handOver.given')),
    onError: refused,
  });
  const until = handedOverUntil(contact);
  if (until === undefined) return null;
  return (
    <Alert icon={<IconHeadset />} title={text('contacts.handOver.title')}>
      <Group justify="space-between" gap="sm">
        <span>{text('contacts.handOver.hint', { until: dateTime(until) })}</span>
        {mayWrite && (
          <Button size="sm" loading={giving.isPending} onClick={() => giving.mutate()}>
            {text('contacts.handOver.giveBack')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
