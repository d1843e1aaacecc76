import { fits } from '../../ui/search';
import type { Action, Button, Condition, Message, Step } from '../../api/schema';
import type { FlowDocument, StepId } from './document';
import { inReadingOrder } from './arrange';

/** The steps that hold a text, in reading order: in their names, in what they say, or in what they name. */
export function found(document: FlowDocument, wanted: string, kindName: (step: Step) => string): readonly StepId[] {
  if (wanted.trim() === '') return [];
  return inReadingOrder(document).filter((id) => {
    const step = document.steps[id];
    return step !== undefined && fits([kindName(step), ...textsOf(step)].join('\n'), wanted.trim());
  });
}

/** Everything an author has written into a step. */
export function textsOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'message':
      return [step.name, ...textsOfMessage(step.message)];
    case 'question':
      return [step.name, step.field, ...textsOfMessage(step.message)];
    case 'condition':
      return [step.name, ...textsOfCondition(step.condition)];
    case 'action':
      return [step.name, ...step.actions.flatMap(textsOfAction)];
    case 'hand-over':
      return [step.name, step.note ?? ''];
    case 'consent':
    case 'wait':
    case 'split':
    case 'go-to':
    case 'end':
      return [step.name];
  }
}

function textsOfMessage(message: Message): readonly string[] {
  const replies = message.quickReplies.map(({ title }) => title);
  switch (message.kind) {
    case 'text':
      return [message.text, ...replies];
    case 'image':
      return [message.url, ...replies];
    case 'buttons':
      return [message.text, ...message.buttons.flatMap(textsOfButton), ...replies];
    case 'gallery':
      return [
        ...message.cards.flatMap(({ title, subtitle, buttons }) => [
          title,
          subtitle ?? '',
          ...buttons.flatMap(textsOfButton),
        ]),
        ...replies,
      ];
  }
}

function textsOfButton(button: Button): readonly string[] {
  return button.kind === 'link' ? [button.title, button.url] : [button.title];
}

function textsOfCondition(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.parts.flatMap(textsOfCondition);
    case 'not':
      return textsOfCondition(condition.part);
    case 'has-tag':
      return [condition.tag];
    case 'field-is':
      return [condition.field, String(condition.value?.value ?? '')];
    default:
      return [];
  }
}

function textsOfAction(action: Action): readonly string[] {
  switch (action.kind) {
    case 'add-tag':
    case 'remove-tag':
      return [action.tag];
    case 'set-field':
      return [action.field, String(action.value.value)];
    case 'clear-field':
      return [action.field];
    case 'notify-team':
      return [action.text];
    case 'call-webhook':
      return [action.url, ...action.fields];
    default:
      return [];
  }
}
