import { Select } from '@mantine/core';
import type { StepAnswerKind } from '../api/schema';
import { useText } from '../app/text';
import type { StepOf } from '../editor/model/document';
import { FieldNameField } from './FieldNameField';
import { MessageFields } from './MessageFields';
import type { FormOf } from './part';
import { Limit } from './WaitForm';

const ANSWERS: readonly StepAnswerKind[] = ['TEXT', 'NUMBER', 'DATE'];

/** What is asked, where the answer is kept, and how long it is waited for. */
export function QuestionForm({ step, change }: FormOf<'question'>) {
  const text = useText();
  return (
    <>
      <MessageFields message={step.message} change={(message, gesture) => change({ ...step, message }, gesture)} />
      <FieldNameField value={step.field} change={(field) => change({ ...step, field }, 'field')} />
      <Select
        allowDeselect={false}
        label={text('steps.answer.label')}
        data={ANSWERS.map((value) => ({ value, label: text(`steps.answer.${value}`) }))}
        value={step.answer}
        onChange={(answer) => answer !== null && change({ ...step, answer })}
      />
      <Limit value={step.timeout} change={(timeout) => change(waiting(step, timeout), 'timeout')} />
    </>
  );
}

/** The question with that time limit, or without one. */
function waiting(step: StepOf<'question'>, timeout: string | undefined): StepOf<'question'> {
  const limited = { ...step };
  if (timeout === undefined) delete limited.timeout;
  else limited.timeout = timeout;
  return limited;
}
