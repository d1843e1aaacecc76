import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Action } from '../api/schema';
import { useText } from '../app/text';
import { ActionFields } from './ActionFields';
import { useAdded } from './added';
import { STEP_LIMITS } from './limits';
import { type FormOf, replaced } from './part';
import { PartTools } from './PartTools';
import classes from './steps.module.css';

const KINDS = [
  'add-tag',
  'remove-tag',
  'set-field',
  'clear-field',
  'enrol',
  'leave',
  'stop-topic',
  'notify-team',
  'call-webhook',
] as const satisfies readonly Action['kind'][];

/** What happens to the person here, in this order. */
export function ActionForm({ step, change }: FormOf<'action'>) {
  const text = useText();
  const { actions } = step;
  const parts = useRef<HTMLOListElement>(null);
  const added = useAdded(parts);
  const set = (next: Action[], gesture?: string) => change({ ...step, actions: next }, gesture);
  return (
    <>
      <ol ref={parts} className={classes.parts}>
        {actions.map((action, at) => (
          <li key={at} className={classes.part}>
            <div className={classes.head}>
              <strong>{text(`steps.action.kind.${action.kind}`)}</strong>
              <PartTools list={actions} at={at} what={text('steps.action.one', { number: at + 1 })} change={set} />
            </div>
            <ActionFields action={action} change={(next) => set(replaced(actions, at, next), `action:${at}`)} />
          </li>
        ))}
      </ol>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            className={classes.add}
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={14} />}
            disabled={actions.length >= STEP_LIMITS.ACTIONS_PER_STEP}
          >
            {text('steps.action.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.map((kind) => (
            <Menu.Item
              key={kind}
              onClick={() => {
                set([...actions, begun(kind)]);
                added();
              }}
            >
              {text(`steps.action.kind.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** What an action does before anybody has chosen. */
function begun(kind: Action['kind']): Action {
  switch (kind) {
    case 'add-tag':
    case 'remove-tag':
      return { kind, tag: '' };
    case 'set-field':
      return { kind, field: '', value: { kind: 'text', value: '' } };
    case 'clear-field':
      return { kind, field: '' };
    case 'enrol':
      return { kind, sequence: '', replace: false };
    case 'leave':
      return { kind, sequence: '' };
    case 'stop-topic':
      return { kind, topic: '' };
    case 'notify-team':
      return { kind, text: '' };
    case 'call-webhook':
      return { kind, url: '', fields: [], tags: false };
  }
}
