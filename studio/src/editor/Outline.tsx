import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUpRight, IconFlag, IconPlus, IconTrash } from '@tabler/icons-react';
import { type CSSProperties, type KeyboardEvent, useMemo } from 'react';
import type { Step } from '../api/schema';
import { useText } from '../app/text';
import { STEP_ICONS, type StepWords, useStepWords } from '../steps/words';
import { useEditor } from './editor';
import { ExitCount } from './ExitCount';
import { marksOf } from './marks';
import { type ExitId, exitsOf } from './model/exits';
import { type ExitLine, outlined, type StepLine } from './model/outline';
import classes from './outline.module.css';
import { StepCounts } from './StepCounts';

/** The flow as an indented list: all that the canvas can do, without a pointer. */
export function Outline() {
  const text = useText();
  const words = useStepWords();
  const { document, offer, mayEdit } = useEditor();
  const lines = useMemo(() => outlined(document), [document]);
  return (
    <section className={classes.outline} aria-label={text('editor.outline')}>
      {lines.length === 0 && <p className={classes.empty}>{text('editor.empty')}</p>}
      <ol>
        {lines.map((line) =>
          line.kind === 'step' ? (
            <StepRow key={line.step} line={line} words={words} />
          ) : (
            <ExitRow key={`${line.step} ${line.exit.id}`} line={line} words={words} />
          ),
        )}
      </ol>
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={({ clientX, clientY }) => offer({ screen: { x: clientX, y: clientY } })}
        >
          {text('editor.add')}
        </Button>
      )}
    </section>
  );
}

const indent = (depth: number) => ({ '--depth': Math.min(depth, 12) }) as CSSProperties;

function StepRow({ line: { step: id, depth }, words }: { line: StepLine; words: StepWords }) {
  const text = useText();
  const { document, chosen, choose, show, edit, mayEdit, unfinished, findings, counts } = useEditor();
  const marks = useMemo(() => marksOf(unfinished, findings), [unfinished, findings]);
  const step = document.steps[id];
  if (step === undefined) return null;
  const Icon = STEP_ICONS[step.kind];
  const name = step.name.trim() || words.kind(step);
  const wrong = marks[id];
  const counted = counts.steps[id];
  return (
    <li style={indent(depth)} className={classes.step} data-chosen={chosen.includes(id) || undefined}>
      <button
        type="button"
        aria-current={chosen.includes(id) || undefined}
        onKeyDown={walk}
        onClick={() => {
          choose([id]);
          show('step');
        }}
      >
        <Icon size={17} stroke={1.8} aria-hidden="true" />
        <strong>{name}</strong>
        <span>{words.summary(step)}</span>
        {document.entry === id && <IconFlag size={14} role="img" aria-label={text('editor.begins')} />}
        {wrong !== undefined && (
          <em data-severity={wrong.errors + wrong.unfinished > 0 ? 'error' : 'warning'}>
            {text('editor.issues.count', { count: wrong.errors + wrong.warnings + wrong.unfinished })}
          </em>
        )}
      </button>
      {counted !== undefined && <StepCounts kind={step.kind} counts={counted} exit={onlyExit(step)} />}
      {mayEdit && (
        <ActionIcon
          data-tool
          variant="subtle"
          color="gray"
          aria-label={text('editor.removeStep', { name })}
          onClick={() => edit({ kind: 'remove', ids: [id] })}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </li>
  );
}

function ExitRow({ line: { step: id, depth, exit, stands }, words }: { line: ExitLine; words: StepWords }) {
  const text = useText();
  const { document, goTo, offer, mayEdit, counts } = useEditor();
  const step = document.steps[id];
  if (step === undefined) return null;
  const label = words.exit(step, exit);
  const to = exit.to === undefined ? undefined : document.steps[exit.to];
  const counted = onlyExit(step) === undefined ? counts.steps[id] : undefined;
  return (
    <li style={indent(depth)} className={classes.exit}>
      <span>{label}</span>
      {counted !== undefined && <ExitCount counts={counted} exit={exit.id} />}
      {stands === 'below' && <IconArrowDown size={14} aria-hidden="true" />}
      {stands === 'elsewhere' && to !== undefined && (
        <button type="button" onKeyDown={walk} onClick={() => goTo(to.id)}>
          <IconArrowUpRight size={14} aria-hidden="true" />
          {text('editor.goesTo', { name: to.name.trim() || words.kind(to) })}
        </button>
      )}
      {stands === 'free' && mayEdit && (
        <button
          type="button"
          onKeyDown={walk}
          aria-label={text('editor.exits.newBehind', { exit: label })}
          onClick={({ clientX, clientY }) =>
            offer({ screen: { x: clientX, y: clientY }, from: { step: id, exit: exit.id } })
          }
        >
          <IconPlus size={14} aria-hidden="true" />
          {text('editor.exits.new')}
        </button>
      )}
    </li>
  );
}

/** The exit of a step that has no other: it mostly has no line of its own. */
function onlyExit(step: Step): ExitId | undefined {
  const [only, ...others] = exitsOf(step);
  return others.length === 0 ? only?.id : undefined;
}

/** Arrows go from line to line. */
function walk(event: KeyboardEvent<HTMLButtonElement>) {
  const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const list = event.currentTarget.closest('ol');
  if (direction === undefined || list === null) return;
  event.preventDefault();
  const stops = [...list.querySelectorAll<HTMLElement>('li > button:not([data-tool])')];
  stops[stops.indexOf(event.currentTarget) + direction]?.focus();
}
