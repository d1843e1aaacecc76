import { Stack, Text, TextInput } from '@mantine/core';
import type { Step } from '../api/schema';
import { useText } from '../app/text';
import type { FlowDocument } from '../editor/model/document';
import { ActionForm } from './ActionForm';
import { ConditionForm } from './ConditionForm';
import { ConsentForm } from './ConsentForm';
import { GoToForm } from './GoToForm';
import { HandOverForm } from './HandOverForm';
import { STEP_LIMITS } from './limits';
import { MessageForm } from './MessageForm';
import type { Change } from './part';
import { QuestionForm } from './QuestionForm';
import { SplitForm } from './SplitForm';
import { WaitForm } from './WaitForm';

/** Everything an author decides about one step. */
export function StepForm(props: { step: Step; document: FlowDocument; change: Change<Step> }) {
  const { step, change } = props;
  const text = useText();
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {text(`steps.about.${step.kind}`)}
      </Text>
      <TextInput
        label={text('steps.name')}
        placeholder={text('steps.namePlaceholder')}
        maxLength={STEP_LIMITS.NAME_LENGTH}
        value={step.name}
        onChange={({ currentTarget: { value } }) => change({ ...step, name: value }, 'name')}
      />
      <Particulars {...props} />
    </Stack>
  );
}

/** A new kind of step does not compile until it has a form. */
function Particulars({ step, document, change }: { step: Step; document: FlowDocument; change: Change<Step> }) {
  switch (step.kind) {
    case 'message':
      return <MessageForm step={step} change={change} />;
    case 'question':
      return <QuestionForm step={step} change={change} />;
    case 'consent':
      return <ConsentForm step={step} change={change} />;
    case 'condition':
      return <ConditionForm step={step} change={change} />;
    case 'action':
      return <ActionForm step={step} change={change} />;
    case 'wait':
      return <WaitForm step={step} change={change} />;
    case 'split':
      return <SplitForm step={step} change={change} />;
    case 'go-to':
      return <GoToForm step={step} document={document} change={change} />;
    case 'hand-over':
      return <HandOverForm step={step} change={change} />;
    case 'end':
      return null;
  }
}
