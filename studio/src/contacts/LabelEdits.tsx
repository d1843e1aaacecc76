import { Progress, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type LabelEditEditView, labelEditsQuery, type LabelEditSubject, useLabelChanges } from '../api/labels';
import { usePageId } from '../app/place';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';

/** Edits that are under way, also those that somebody else began, with how far they have come. */
export function LabelEdits({ subject }: { subject: LabelEditSubject }) {
  const page = usePageId();
  const edits = useQuery(labelEditsQuery(page));
  const { renew } = useLabelChanges(page);
  const running = (edits.data ?? []).filter((edit) => edit.subject === subject && isRunning(edit));
  const busy = running.length > 0;
  // When the last of them is done, the lists are read once more.
  useEffect(() => {
    if (!busy) return;
    return () => void renew();
  }, [busy]); // eslint-disable-line react-hooks/exhaustive-deps
  return running.map((edit) => <Line key={edit.id} edit={edit} />);
}

function isRunning(edit: LabelEditEditView): boolean {
  return edit.finishedAt === undefined || (edit.left ?? 0) > 0;
}

function Line({ edit }: { edit: LabelEditEditView }) {
  const text = useText();
  const { name, into, people, left = 0 } = edit;
  const done = Math.max(0, people - left);
  const label = into === undefined ? text('contacts.deleting', { name }) : text('contacts.renaming', { name, into });
  return (
    <Sheet>
      <Text fw={550}>{label}</Text>
      <Progress value={people === 0 ? 100 : (100 * done) / people} my="xs" aria-label={label} />
      <Text size="sm" c="dimmed" role="status">
        {text('contacts.done', { count: people, done, people })}
      </Text>
    </Sheet>
  );
}
