import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import type { FlowCountStepLine, Step } from '../../api/schema';
import { useText } from '../../app/text';
import { STEP_ICONS } from '../../steps/words';
import { type Exit, exitsOf } from '../model/exits';
import classes from './canvas.module.css';
import { ExitCount } from '../ExitCount';
import { StepCounts } from '../StepCounts';
import { useCanvas } from './context';
import { MessageBody } from './MessageBody';
import type { Mark, StepCanvasNode } from './nodes';

/** One step on the canvas: what it does in words, and its ways out. It only shows; editing happens in the panel. */
export const StepNode = memo(function StepNode({
  data: { step, begins, mark, fate, counts },
  selected,
}: NodeProps<StepCanvasNode>) {
  const text = useText();
  const { words } = useCanvas();
  const Icon = STEP_ICONS[step.kind];
  const speaks = step.kind === 'message' || step.kind === 'question';
  const summary = speaks ? '' : words.summary(step);
  return (
    <article className={classes.step} data-kind={step.kind} data-selected={selected || undefined} data-fate={fate}>
      <Handle type="target" position={Position.Left} className={classes.entry} />
      {fate !== undefined && <span className={classes.fate}>{text(`editor.versions.fate.${fate}`)}</span>}
      {begins && <span className={classes.begins}>{text('editor.begins')}</span>}
      <header className={classes.head}>
        <Icon size={17} stroke={1.8} aria-hidden="true" />
        <strong>{step.name.trim() || words.kind(step)}</strong>
        {mark !== undefined && <Marked mark={mark} />}
      </header>
      {speaks && <MessageBody message={step.message} />}
      {summary !== '' && <p className={classes.summary}>{summary}</p>}
      {counts !== undefined && <StepCounts kind={step.kind} counts={counts} />}
      <ul className={classes.exits}>
        {exitsOf(step).map((exit) => (
          <ExitRow key={exit.id} step={step} exit={exit} label={words.exit(step, exit)} counts={counts} />
        ))}
      </ul>
    </article>
  );
});

function Marked({ mark: { unfinished, errors, warnings } }: { mark: Mark }) {
  const text = useText();
  const severity = unfinished + errors > 0 ? 'error' : 'warning';
  return (
    <span className={classes.mark} data-severity={severity}>
      <IconAlertTriangle size={15} aria-hidden="true" />
      <span aria-hidden="true">{unfinished + errors + warnings}</span>
      <VisuallyHidden>{text('editor.issues.count', { count: unfinished + errors + warnings })}</VisuallyHidden>
    </span>
  );
}

interface ExitRowProps {
  readonly step: Step;
  readonly exit: Exit;
  readonly label: string;
  readonly counts: FlowCountStepLine | undefined;
}

function ExitRow({ step, exit, label, counts }: ExitRowProps) {
  const text = useText();
  const { addAt, mayEdit } = useCanvas();
  return (
    <li className={classes.exit} data-tap={exit.title !== undefined || undefined}>
      <span>{label}</span>
      {counts !== undefined && <ExitCount counts={counts} exit={exit.id} />}
      {exit.to === undefined && mayEdit && (
        <ActionIcon
          className={`nodrag ${classes.plus ?? ''}`}
          variant="default"
          size={20}
          radius="xl"
          aria-label={text('editor.canvas.addBehind', { exit: label })}
          onClick={({ clientX, clientY }) =>
            addAt({ screen: { x: clientX, y: clientY }, from: { step: step.id, exit: exit.id } })
          }
        >
          <IconPlus size={13} />
        </ActionIcon>
      )}
      <Handle type="source" position={Position.Right} id={exit.id} className={classes.out} isConnectableEnd={false} />
    </li>
  );
}
