import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react';
import type { TopicForm } from '../api/topics';
import { useTakenNames } from '../app/takenNames';
import { useText } from '../app/text';
import { Refused } from '../ui/Refused';
import { Sheet } from '../ui/Sheet';
import { formOf, type TopicDraft } from './form';
import { RequestPreview } from './RequestPreview';
import { TopicFields } from './TopicFields';
import classes from './topics.module.css';

/** The form of a topic, and beside it how Messenger shows it. Leaving with unsaved changes is asked about. */
export function TopicEditor(props: {
  /** Unless it is new. */
  topic?: string;
  begin: TopicDraft;
  label: string;
  save: (form: TopicForm) => Promise<unknown>;
  revision?: number;
  frequencyFixed?: boolean;
  readOnly?: boolean;
  /** Brings what somebody else saved meanwhile. */
  load?: () => void;
  children?: ReactNode;
}) {
  const { topic, begin, label, save, revision, frequencyFixed = false, readOnly = false, load, children } = props;
  const text = useText();
  const [draft, setDraft] = useState(begin);
  const taken = useTakenNames('topic', topic);
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
            <TopicFields
              draft={draft}
              set={set}
              failure={saving.error}
              frequencyFixed={frequencyFixed}
              taken={saving.isPending ? undefined : taken}
            />
          </fieldset>
          {!readOnly && (
            <SaveBar label={label} known={revision !== undefined} busy={saving.isPending}>
              <Refused failure={saving.error} load={load} />
            </SaveBar>
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

function SaveBar(props: { label: string; known: boolean; busy: boolean; children: ReactNode }) {
  const { label, known, busy, children } = props;
  const text = useText();
  return (
    <div className={classes.save}>
      {children}
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
