import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { type SyntheticEvent, useRef, useState } from 'react';
import type { Condition, SegmentForm } from '../api/segments';
import { useText } from '../app/text';
import { faultAt } from '../ui/faults';
import { Refused } from '../ui/Refused';
import { Sheet } from '../ui/Sheet';
import { CrowdFigures } from './CrowdFigures';
import { GroupEditor } from './GroupEditor';
import { isWhole, LEAF_KINDS, rooted } from './model';
import classes from './segments.module.css';

/** A segment's name and conditions, and beside them who that is right now. */
export function SegmentEditor(props: {
  name: string;
  condition: Condition;
  label: string;
  revision?: number;
  /** Brings what somebody else saved meanwhile. */
  load?: () => void;
  save: (form: SegmentForm) => Promise<unknown>;
}) {
  const { label, revision, save, load } = props;
  const text = useText();
  const [name, setName] = useState(props.name);
  const [group, setGroup] = useState(rooted(props.condition));
  const changed = useRef(false);
  const saving = useMutation({
    mutationFn: async () => {
      changed.current = false;
      await save({ name: name.trim(), condition: group, ...(revision !== undefined && { revision }) }).catch(
        (failure: unknown) => {
          changed.current = true;
          throw failure;
        },
      );
    },
  });
  useBlocker({
    shouldBlockFn: () => changed.current && !confirm(text('app.unsaved')),
    enableBeforeUnload: () => changed.current,
  });
  const touch = (run: () => void) => {
    changed.current = true;
    run();
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <div className={classes.editor}>
      <Sheet>
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={text('app.name')}
              required
              withAsterisk={false}
              maxLength={100}
              value={name}
              error={faultAt(saving.error, '/name')}
              onChange={({ currentTarget: { value } }) => touch(() => setName(value))}
            />
            <GroupEditor
              group={group}
              offer={{
                kinds: LEAF_KINDS,
                empty: { all: text('segments.everybody'), any: text('segments.nobody') },
              }}
              change={(next) => touch(() => setGroup(next))}
            />
            <Refused failure={saving.error} load={load} />
          </Stack>
          <div className={classes.save}>
            <Button type="submit" loading={saving.isPending} disabled={name.trim() === '' || !isWhole(group)}>
              {label}
            </Button>
          </div>
        </form>
      </Sheet>
      <aside className={classes.side}>
        <CrowdFigures condition={group} />
      </aside>
    </div>
  );
}
