import { SegmentedControl, Select } from '@mantine/core';
import type { StepTarget } from '../api/schema';
import { useText } from '../app/text';
import { inReadingOrder } from '../editor/model/arrange';
import type { FlowDocument } from '../editor/model/document';
import { FlowField } from './FlowField';
import type { FormOf } from './part';
import { useStepWords } from './words';

const KINDS = ['to-step', 'to-flow', 'to-subflow'] as const satisfies readonly StepTarget['kind'][];

/** Where people go on: in this flow, or in another. */
export function GoToForm({ step, change, document }: FormOf<'go-to'> & { document: FlowDocument }) {
  const text = useText();
  const { target } = step;
  const set = (next: StepTarget) => change({ ...step, target: next });
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label={text('steps.goTo.label')}
        data={KINDS.map((value) => ({ value, label: text(`steps.goTo.${value}`) }))}
        value={target.kind}
        onChange={(kind) => set(kind === 'to-step' ? { kind, step: '' } : { kind, flow: '' })}
      />
      {target.kind === 'to-step' ? (
        <StepField document={document} self={step.id} value={target.step} set={(id) => set({ ...target, step: id })} />
      ) : (
        <FlowField
          label={text(target.kind === 'to-flow' ? 'steps.goTo.flow' : 'steps.goTo.subflow')}
          kind={target.kind === 'to-flow' ? 'FLOW' : 'SUBFLOW'}
          value={target.flow}
          change={(flow) => set({ ...target, flow })}
        />
      )}
    </>
  );
}

/** A step of the flow, found by its name or by what it does. */
function StepField(props: { document: FlowDocument; self: string; value: string; set: (step: string) => void }) {
  const { document, self, value, set } = props;
  const text = useText();
  const words = useStepWords();
  const options = inReadingOrder(document).flatMap((id) => {
    const step = document.steps[id];
    if (step === undefined || id === self) return [];
    const said = step.name.trim() || words.summary(step) || text('steps.goTo.unnamed', { kind: words.kind(step) });
    return [{ value: id, label: said }];
  });
  return (
    <Select
      searchable
      label={text('steps.goTo.step')}
      nothingFoundMessage={text('app.nothingFound')}
      data={options}
      value={value === '' ? null : value}
      onChange={(chosen) => set(chosen ?? '')}
    />
  );
}
