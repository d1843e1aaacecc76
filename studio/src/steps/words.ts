import { useMemo } from 'react';
import type { Action, Condition, Message, Step } from '../api/schema';
import { type Text, useText } from '../app/text';
import type { Exit } from '../editor/model/exits';
import { type Group, isGroup } from '../segments/model';
import { conditionWords } from './conditionWords';
import { amountOf, inLargestUnit } from './durations';
import { type Names, useNames, useWritten, type Written } from './names';

export { STEP_ICONS } from './icons';

/** Steps as they are called on the canvas, in the outline and wherever else they are named. */
export interface StepWords {
  /** Message, question, … */
  readonly kind: (step: Pick<Step, 'kind'>) => string;
  /** What the step does, in one short line; empty if there is nothing to add to its kind. */
  readonly summary: (step: Step) => string;
  /** What stands on one of its ways out. */
  readonly exit: (step: Step, exit: Exit) => string;
}

/** The same words until a name or the language changes: hundreds of steps are drawn with them. */
export function useStepWords(): StepWords {
  const text = useText();
  const names = useNames();
  const written = useWritten();
  return useMemo(
    () => ({
      kind: ({ kind }) => text(`steps.kind.${kind}`),
      summary: (step) => summary(step, text, names, written),
      exit: (step, exit) => exitWords(step, exit, text),
    }),
    [text, names, written],
  );
}

function summary(step: Step, text: Text, names: Names, written: Written): string {
  switch (step.kind) {
    case 'message':
    case 'question':
      return messageWords(step.message, text);
    case 'consent':
      return step.topic === '' ? '' : names.topic(step.topic);
    case 'condition':
      return isEmpty(step.condition)
        ? text(`steps.empty.${step.condition.kind}`)
        : conditionWords(step.condition, text, names, written);
    case 'action':
      return step.actions.map((action) => actionWords(action, text, names, written)).join(', ');
    case 'wait':
      return delayWords(step, text, written);
    case 'split':
      return step.branches.map(({ percent }) => text('steps.percent', { percent })).join(' / ');
    case 'go-to':
      return step.target.kind === 'to-step' || step.target.flow === '' ? '' : names.flow(step.target.flow);
    case 'hand-over':
      return step.note ?? '';
    case 'end':
      return '';
  }
}

function isEmpty(condition: Condition): condition is Group {
  return isGroup(condition) && condition.parts.length === 0;
}

function messageWords(message: Message, text: Text): string {
  switch (message.kind) {
    case 'text':
    case 'buttons':
      return message.text;
    case 'image':
      return text('steps.messageKind.image');
    case 'gallery':
      return message.cards
        .map(({ title }) => title)
        .filter(Boolean)
        .join(' · ');
  }
}

function actionWords(action: Action, text: Text, names: Names, written: Written): string {
  switch (action.kind) {
    case 'add-tag':
      return text('steps.did.add-tag', { tag: action.tag });
    case 'remove-tag':
      return text('steps.did.remove-tag', { tag: action.tag });
    case 'set-field':
      return text('steps.did.set-field', { field: action.field, value: written.value(action.value) });
    case 'clear-field':
      return text('steps.did.clear-field', { field: action.field });
    case 'enrol':
      return text('steps.did.enrol', { sequence: names.sequence(action.sequence) });
    case 'leave':
      return text('steps.did.leave', { sequence: names.sequence(action.sequence) });
    case 'stop-topic':
      return text('steps.did.stop-topic', { topic: names.topic(action.topic) });
    case 'notify-team':
      return text('steps.did.notify-team', { text: action.text });
    case 'call-webhook':
      return text('steps.did.call-webhook', { url: action.url });
  }
}

function delayWords({ delay }: Extract<Step, { kind: 'wait' }>, text: Text, written: Written): string {
  switch (delay.kind) {
    case 'for': {
      const { unit, count } = inLargestUnit(amountOf(delay.duration));
      return text(`steps.waits.${unit}`, { count });
    }
    case 'until-time':
      return text('steps.waits.until', { when: [written.days(delay.days), delay.time].filter(Boolean).join(' ') });
    case 'until-reply':
      return text('steps.waits.reply');
  }
}

function exitWords(step: Step, { id, title, percent }: Exit, text: Text): string {
  if (title !== undefined) return title.trim() || text('steps.exit.untitled');
  // Equal ways would bear the same words without their number.
  if (percent !== undefined)
    return text('steps.split.exit', { number: Number(id.slice('branch:'.length)) + 1, percent });
  switch (id) {
    case 'next':
      return step.kind === 'question' || (step.kind === 'wait' && step.delay.kind === 'until-reply')
        ? text('steps.exit.answered')
        : text('steps.exit.next');
    case 'otherwise':
      return text(`steps.otherwise.${step.kind === 'question' || step.kind === 'consent' ? step.kind : 'condition'}`);
    case 'match':
      return text('steps.exit.match');
    case 'asked':
      return text('steps.exit.asked');
    case 'timeout':
      return text('steps.exit.timeout');
    default:
      return text('steps.exit.target');
  }
}
