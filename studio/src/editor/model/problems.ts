import type { Action, Message, Step } from '../../api/schema';
import { isWhole } from '../../segments/model';
import type { FlowDocument, StepId } from './document';
import { inReadingOrder } from './arrange';
import { exitsOf } from './exits';

/** What an author has yet to do at a step: each kind has a sentence. */
export type ProblemKind =
  | 'text'
  | 'picture'
  | 'button'
  | 'card'
  | 'field'
  | 'topic'
  | 'condition'
  | 'actions'
  | 'action'
  | 'percent'
  | 'target'
  | 'lost-exit';

export interface Problem {
  readonly step: StepId;
  readonly kind: ProblemKind;
}

/**
 * What is unfinished, known without asking anybody. What the rules would refuse is the checker's to say; it runs on
 * the server, with everything the page knows.
 */
export function problems(document: FlowDocument): readonly Problem[] {
  return inReadingOrder(document).flatMap((id) => {
    const step = document.steps[id];
    if (step === undefined) return [];
    const kinds: ProblemKind[] = [...unfinished(step)];
    if (exitsOf(step).some(({ to }) => to !== undefined && document.steps[to] === undefined)) kinds.push('lost-exit');
    return kinds.map((kind) => ({ step: id, kind }));
  });
}

function unfinished(step: Step): readonly ProblemKind[] {
  switch (step.kind) {
    case 'message':
      return inMessage(step.message);
    case 'question':
      return [...inMessage(step.message), ...when(isBlank(step.field), 'field')];
    case 'consent':
      return when(step.topic === '', 'topic');
    case 'condition':
      return when(!isWhole(step.condition), 'condition');
    case 'action':
      return [...when(step.actions.length === 0, 'actions'), ...when(step.actions.some(isUnfinished), 'action')];
    case 'split':
      return when(step.branches.reduce((sum, { percent }) => sum + percent, 0) !== 100, 'percent');
    case 'go-to':
      return when((step.target.kind === 'to-step' ? step.target.step : step.target.flow) === '', 'target');
    case 'wait':
    case 'hand-over':
    case 'end':
      return [];
  }
}

function inMessage(message: Message): readonly ProblemKind[] {
  const replies = when(
    message.quickReplies.some(({ title }) => isBlank(title)),
    'button',
  );
  switch (message.kind) {
    case 'text':
      return [...when(isBlank(message.text), 'text'), ...replies];
    case 'image':
      return [...when(isBlank(message.url), 'picture'), ...replies];
    case 'buttons':
      return [
        ...when(isBlank(message.text), 'text'),
        ...when(
          message.buttons.length === 0 ||
            [...message.buttons, ...message.quickReplies].some(({ title }) => isBlank(title)),
          'button',
        ),
      ];
    case 'gallery':
      return [
        ...when(message.cards.length === 0 || message.cards.some(({ title }) => isBlank(title)), 'card'),
        ...when(
          message.cards.some(({ buttons }) => buttons.some(({ title }) => isBlank(title))),
          'button',
        ),
        ...replies,
      ];
  }
}

function isUnfinished(action: Action): boolean {
  switch (action.kind) {
    case 'add-tag':
    case 'remove-tag':
      return isBlank(action.tag);
    case 'set-field':
      return isBlank(action.field) || String(action.value.value) === '';
    case 'clear-field':
      return isBlank(action.field);
    case 'enrol':
    case 'leave':
      return action.sequence === '';
    case 'stop-topic':
      return action.topic === '';
    case 'notify-team':
      return isBlank(action.text);
    case 'call-webhook':
      return !/^https:\/\/[^/]/i.test(action.url) || action.fields.some(isBlank);
  }
}

function when(holds: boolean, kind: ProblemKind): readonly ProblemKind[] {
  return holds ? [kind] : [];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
