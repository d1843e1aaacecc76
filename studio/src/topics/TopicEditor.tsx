import { Alert, Button, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import type { TopicForm } from '../api/topics';
import { useText } from '../app/text';
import { Sheet } from '../ui/Sheet';
import { formOf, type TopicDraft } from './form';
import { RequestPreview } from './RequestPreview';
import { TopicFields } from './TopicFields';
import classes from './topics.module.css';

/** The form of a topic, and beside it how Messenger shows it. Leaving with unsaved changes is asked about. */
export function TopicEditor(props: {
  begin: TopicDraft;
  label: string;
  save: (form: TopicForm) => Promise<unknown>;
  revision?: number;
  frequencyFixed?: boolean;
  readOnly?: boolean;
  children?: ReactNode;
}) {
  const { begin, label, save, revision, frequencyFixed = false, readOnly = false, children } = props;
  const text = useText();
  const [draft, setDraft] = useState(begin);
  const changed = useRef(false);
  const saving = useMutation({
    mutationFn: async () => {
      const before = changed.current;
      changed.current = false;
      await save(formOf(draft, revision)).catch((failure: unknown) => {
        changed.current = before;
        throw failure;
      });
    },
  });
  useBlocker({
    shouldBlockFn: () => changed.current && !confirm(text('app.unsaved')),
    enableBeforeUnload: () => changed.current,
  });
  const set = (part: Partial<TopicDraft>) => {
    changed.current = true;
    setDraft({ ...draft, ...part });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <div className={classes.editor}>
      <Sheet>
        <form onSubmit={submit}>
          <fieldset disabled={readOnly} className={classes.plain}>
            <TopicFields draft={draft} set={set} failure={saving.error} frequencyFixed={frequencyFixed} />
          </fieldset>
          {!readOnly && (
            <SaveBar label={label} known={revision !== undefined} busy={saving.isPending} failure={saving.error} />
          )}
        </form>
      </Sheet>
      <aside className={classes.side}>
        <RequestPreview draft={draft} />
        {children}
      </aside>
    </div>
  );
}

function SaveBar(props: { label: string; known: boolean; busy: boolean; failure: Error | null }) {
  const { label, known, busy, failure } = props;
  const text = useText();
  return (
    <div className={classes.save}>
      {failure !== null && (
        <Alert color="red" icon={<IconAlertCircle />} role="alert" w="100%">
          {failure.message}
        </Alert>
      )}
      <Button type="submit" loading={busy}>
        {label}
      </Button>
      {known && (
        <Text size="sm" c="dimmed">
          {text('topics.saveHint')}
        </Text>
      )}
    </div>
  );
}
