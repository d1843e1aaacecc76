import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertCircle, IconCheck } from '@tabler/icons-react';
import { newId } from './ids';

/** Says in passing that something was done. */
export function said(sentence: string) {
  notifications.show({ message: sentence, icon: <IconCheck size={18} />, color: 'teal' });
}

/** Says that something was done, and offers what may be wanted next. Returns how to withdraw the offer. */
export function saidWithOffer(sentence: string, label: string, run: () => void): () => void {
  const id = `offer-${newId()}`;
  const withdraw = () => void notifications.hide(id);
  const take = () => {
    withdraw();
    run();
  };
  const message = (
    <Group justify="space-between" wrap="nowrap">
      <span>{sentence}</span>
      <Button size="compact-sm" variant="light" flex="none" onClick={take}>
        {label}
      </Button>
    </Group>
  );
  notifications.show({ id, message, icon: <IconCheck size={18} />, color: 'teal', autoClose: 10_000 });
  return withdraw;
}

/** Says why something was not done. */
export function refused(failure: Error) {
  notifications.show({ message: failure.message, icon: <IconAlertCircle size={18} />, color: 'red' });
}
