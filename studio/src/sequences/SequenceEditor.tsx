import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type SyntheticEvent, useRef, useState } from 'react';
import { flowsQuery } from '../api/flows';
import type { SequenceForm, StepCount } from '../api/sequences';
import type { TopicView } from '../api/topics';
import { usePageId } from '../app/place';
import { useTakenNames } from '../app/takenNames';
import { useText } from '../app/text';
import { Refused } from '../ui/Refused';
import { Sheet } from '../ui/Sheet';
import { Calendar } from './Calendar';
import { Effects } from './Effects';
import { effects, formOf, type Plan } from './plan';
import { PlanFields } from './PlanFields';
import classes from './sequences.module.css';

/** The plan of a sequence: when it speaks, and which flow goes out in which turn. */
export function SequenceEditor(props: {
  /** Unless it is new. */
  sequence?: string;
  begin: Plan;
  topics: readonly TopicView[];
  label: string;
  save: (form: SequenceForm) => Promise<unknown>;
  revision?: number;
  readOnly?: boolean;
  counts?: readonly StepCount[];
  /** Brings what somebody else saved meanwhile. */
  load?: () => void;
}) {
  const { sequence, begin, topics, label, save, revision, readOnly = false, counts = [], load } = props;
  const text = useText();
  const [plan, setPlan] = useState(begin);
  const taken = useTakenNames('sequence', sequence);
  const changed = useRef(false);
  const flows = useQuery(flowsQuery(usePageId()));
  const topic = topics.find((one) => one.topic.id === plan.topic)?.topic;
  const saving = useMutation({
    mutationFn: async () => {
      if (!topic) return;
      changed.current = false;
      await save(formOf(plan, topic.id, topic.frequency, revision)).catch((failure: unknown) => {
        changed.current = true;
        throw failure;
      });
    },
  });
  useBlocker({
    shouldBlockFn: () => changed.current && !confirm(text('app.unsaved')),
    enableBeforeUnload: () => changed.current,
  });
  const set = (part: Partial<Plan>) => {
    changed.current = true;
    setPlan((last) => ({ ...last, ...part }));
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const isNew = revision === undefined;
  return (
    <form onSubmit={submit} className={classes.editor}>
      <fieldset disabled={readOnly} className={classes.plain}>
        <Sheet>
          <PlanFields
            plan={plan}
            set={set}
            topics={topics}
            topicFixed={!isNew}
            failure={saving.error}
            taken={saving.isPending ? undefined : taken}
          />
        </Sheet>
        {topic && (
          <Calendar
            plan={plan}
            frequency={topic.frequency}
            flows={flows.data}
            readOnly={readOnly}
            counts={counts}
            set={(steps) => set({ steps })}
          />
        )}
      </fieldset>
      {!isNew && <Effects effects={effects(begin, plan)} plan={plan} set={set} />}
      <Refused failure={saving.error} load={load} />
      {!readOnly && (
        <div className={classes.save}>
          <Button type="submit" loading={saving.isPending} disabled={!topic}>
            {label}
          </Button>
        </div>
      )}
    </form>
  );
}
