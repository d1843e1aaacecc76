import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useText } from '../app/text';
import { moved } from './part';
import classes from './steps.module.css';

/** Moves one part of a list, or takes it away. `what` names the part for those who do not see it. */
export function PartTools<T>(props: { list: readonly T[]; at: number; what: string; change: (list: T[]) => void }) {
  const { list, at, what, change } = props;
  const text = useText();
  const last = list.length - 1;
  return (
    <span className={classes.tools}>
      <Tool label={text('steps.up', { what })} off={at === 0} run={() => change([...moved(list, at, at - 1)])}>
        <IconChevronUp size={16} />
      </Tool>
      <Tool label={text('steps.down', { what })} off={at === last} run={() => change([...moved(list, at, at + 1)])}>
        <IconChevronDown size={16} />
      </Tool>
      <Tool label={text('steps.remove', { what })} run={() => change(list.toSpliced(at, 1))}>
        <IconTrash size={16} />
      </Tool>
    </span>
  );
}

function Tool(props: { label: string; off?: boolean; run: () => void; children: ReactNode }) {
  const { label, off = false, run, children } = props;
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} disabled={off} onClick={run}>
      {children}
    </ActionIcon>
  );
}
