import type { Step } from '../../api/schema';
import type { StepId, StepKind } from './document';

/** All kinds of step, in the order of the palette. */
export const STEP_KINDS = [
  'message',
  'question',
  'consent',
  'condition',
  'action',
  'wait',
  'split',
  'go-to',
  'hand-over',
  'end',
] as const satisfies readonly StepKind[];

const DAY = 'PT24H';

/** A step as it comes out of the palette: harmless, and with whatever must be chosen left empty. */
export function newStep(kind: StepKind, id: StepId, name: string): Step {
  switch (kind) {
    case 'message':
      return { kind, id, name, message: { kind: 'text', text: '', quickReplies: [] }, exits: {} };
    case 'question':
      return {
        kind,
        id,
        name,
        message: { kind: 'text', text: '', quickReplies: [] },
        field: '',
        answer: 'TEXT',
        timeout: DAY,
      };
    case 'consent':
      return { kind, id, name, topic: '' };
    case 'condition':
      return { kind, id, name, condition: { kind: 'all', parts: [] } };
    case 'action':
      return { kind, id, name, actions: [] };
    case 'wait':
      return { kind, id, name, delay: { kind: 'for', duration: DAY } };
    case 'split':
      return { kind, id, name, branches: [{ percent: 50 }, { percent: 50 }] };
    case 'go-to':
      return { kind, id, name, target: { kind: 'to-flow', flow: '' } };
    case 'hand-over':
    case 'end':
      return { kind, id, name };
  }
}
