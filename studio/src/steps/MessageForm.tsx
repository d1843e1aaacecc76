import { SegmentedControl } from '@mantine/core';
import { useText } from '../app/text';
import { MessageFields } from './MessageFields';
import { MESSAGE_KINDS, messageAs } from './messages';
import type { FormOf } from './part';

/** What is said at this step, and in which form. */
export function MessageForm({ step, change }: FormOf<'message'>) {
  const text = useText();
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={text('steps.messageForm')}
        data={MESSAGE_KINDS.map((value) => ({ value, label: text(`steps.messageKind.${value}`) }))}
        value={step.message.kind}
        onChange={(kind) => change({ ...step, message: messageAs(kind, step.message) })}
      />
      <MessageFields message={step.message} change={(message, gesture) => change({ ...step, message }, gesture)} />
    </>
  );
}
