import { IconAlertTriangle } from '@tabler/icons-react';
import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import type { FlowCountStepLine, Step } from '../../api/schema';
import { STEP_ICONS } from '../../steps/words';
import { type Exit, exitsOf } from '../model/exits';
import classes from './canvas.module.css';
import { ExitCount } from '../ExitCount';
import { StepCounts } from '../StepCounts';
import { useCanvas } from './context';
import { MessageBody } from './MessageBody';
import type { Mark, StepCanvasNode } from './nodes';

/**
 * One step on the canvas: what it does in words, and its ways out. It only shows; editing happens in the panel.
 *
 * From far away only `gist` is shown, in letters that can be read there. Everything else keeps its place, so that lines
 * end where they did, and handles can be dragged from.
 */
export const StepNode = memo(function StepNode({
  data: { step, begins, mark, fate, counts },
  selected,
}: NodeProps<StepCanvasNode>) {
  const { text, words } = useCanvas();
  const Icon = STEP_ICONS[step.kind];
  const speaks = step.kind === 'message' || step.kind === 'question';
  const summary = words.summary(step);
  const name = step.name.trim();
  return (
    <article
      className={classes.step}
      data-kind={step.kind}
      data-selected={selected || undefined}
      data-fate={fate}
      data-severity={mark && severityOf(mark)}
    >
      <Handle type="target" position={Position.Left} className={classes.entry} />
      {fate !== undefined && <span className={classes.fate}>{text(`editor.versions.fate.${fate}`)}</span>}
      {begins && <span className={classes.begins}>{text('editor.begins')}</span>}
      <header className={classes.head}>
        <Icon size={17} stroke={1.8} aria-hidden="true" />
        <strong>{name || words.kind(step)}</strong>
        {mark !== undefined && <Marked mark={mark} />}
      </header>
      {speaks && <MessageBody message={step.message} />}
      {!speaks && summary !== '' && <p className={classes.summary}>{summary}</p>}
      {counts !== undefined && <StepCounts kind={step.kind} counts={counts} />}
      <ul className={classes.exits}>
        {exitsOf(step).map((exit) => (
          <ExitRow key={exit.id} step={step} exit={exit} label={words.exit(step, exit)} counts={counts} />
        ))}
      </ul>
      <p className={classes.gist}>{name || summary || words.kind(step)}</p>
    </article>
  );
});

function severityOf({ unfinished, errors }: Mark): 'error' | 'warning' {
  return unfinished + errors > 0 ? 'error' : 'warning';
}

function Marked({ mark }: { mark: Mark }) {
  const { text } = useCanvas();
  const count = mark.unfinished + mark.errors + mark.warnings;
  return (
    <span
      className={classes.mark}
      data-severity={severityOf(mark)}
      role="img"
      aria-label={text('editor.issues.count', { count })}
    >
      <IconAlertTriangle size={15} aria-hidden="true" />
      {count}
    </span>
  );
}

interface ExitRowProps {
  readonly step: Step;
  readonly exit: Exit;
  readonly label: string;
  readonly counts: FlowCountStepLine | undefined;
}

/** A plain button: hundreds of these are drawn, and a component of the library costs ten times as much. */
function ExitRow({ step, exit, label, counts }: ExitRowProps) {
  const { text, addAt, mayEdit } = useCanvas();
  return (
    <li className={classes.exit} data-tap={exit.title !== undefined || undefined}>
      <span>{label}</span>
      {counts !== undefined && <ExitCount counts={counts} exit={exit.id} />}
      {exit.to === undefined && mayEdit && (
        <button
          type="button"
          className={`nodrag ${classes.plus ?? ''}`}
          aria-label={text('editor.canvas.addBehind', { exit: label })}
          onClick={({ clientX, clientY }) =>
            addAt({ screen: { x: clientX, y: clientY }, from: { step: step.id, exit: exit.id } })
          }
        />
      )}
      <Handle type="source" position={Position.Right} id={exit.id} className={classes.out} isConnectableEnd={false} />
    </li>
  );
}
