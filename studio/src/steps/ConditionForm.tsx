import { useText } from '../app/text';
import { GroupEditor } from '../segments/GroupEditor';
import { LEAF_KINDS, rooted } from '../segments/model';
import type { FormOf } from './part';

/** Beside what a segment can ask, a flow can ask for the time at which it is asked. */
const KINDS = [...LEAF_KINDS, 'local-time-in'] as const;

/** What must hold for people to take the way "Yes". */
export function ConditionForm({ step, change }: FormOf<'condition'>) {
  const text = useText();
  return (
    <GroupEditor
      group={rooted(step.condition)}
      offer={{ kinds: KINDS, empty: { all: text('steps.empty.all'), any: text('steps.empty.any') } }}
      change={(condition) => change({ ...step, condition }, 'condition')}
    />
  );
}
