import { useText } from '../app/text';
import type { StepOf } from '../editor/model/document';
import { STEP_LIMITS } from './limits';
import type { FormOf } from './part';
import { WordsField } from './WordsField';

/** What the team should know of whom it takes over. */
export function HandOverForm({ step, change }: FormOf<'hand-over'>) {
  const text = useText();
  return (
    <WordsField
      rows={3}
      limit={STEP_LIMITS.NOTICE_LENGTH}
      label={text('steps.note')}
      value={step.note ?? ''}
      change={(value) => change(noted(step, value), 'note')}
    />
  );
}

/** An empty note is none. */
function noted(step: StepOf<'hand-over'>, note: string): StepOf<'hand-over'> {
  const { id, name, kind, next } = step;
  return { kind, id, name, ...(note !== '' && { note }), ...(next !== undefined && { next }) };
}
