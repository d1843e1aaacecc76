import { fireEvent } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Message, Step } from '../api/schema';
import { newStep, STEP_KINDS } from '../editor/model/steps';
import { flowOf, text } from '../editor/model/testing';
import { StepForm } from './StepForm';
import { shown } from './testing';

type Changed = (step: Step, gesture?: string) => void;

async function form(step: Step) {
  const change = vi.fn<Changed>();
  const view = await shown(<StepForm step={step} document={flowOf(step, text('other'))} change={change} />);
  return { view, change };
}

function saying(message: Message): Step {
  return { kind: 'message', id: 'a', name: '', message, exits: {} };
}

const write = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

test.each(STEP_KINDS)('a step can be named: %s', async (kind) => {
  const step = newStep(kind, 'a', '');
  const { view, change } = await form(step);
  write(view.getByLabelText('Name of the step'), 'Hello');
  expect(change).toHaveBeenCalledWith({ ...step, name: 'Hello' }, 'name');
});

test('a message is written, read by Anna, and warned about at its limit', async () => {
  const said = 'Hi {{first_name|friend}}';
  const { view, change } = await form(saying({ kind: 'text', text: said, quickReplies: [] }));
  expect(view.getByText('Hi Anna')).toBeDefined();
  expect(view.getByText('Hi friend')).toBeDefined();
  write(view.getByLabelText('Text', { selector: 'textarea' }), 'Bye');
  expect(change).toHaveBeenCalledWith(saying({ kind: 'text', text: 'Bye', quickReplies: [] }), 'text');
  view.unmount();

  const long = await form(saying({ kind: 'text', text: 'x'.repeat(2_001), quickReplies: [] }));
  expect(long.view.getByText('At most 2000 characters: 1 too many.')).toBeDefined();
});

test('buttons are added, moved and taken away', async () => {
  const [one, two] = [
    { kind: 'tap', id: '1', title: 'One' },
    { kind: 'link', id: '2', title: 'Two', url: '' },
  ] as const;
  const message = { kind: 'buttons' as const, text: 'Which?', quickReplies: [] };
  const { view, change } = await form(saying({ ...message, buttons: [one, two] }));
  const told = () => change.mock.lastCall?.[0];

  fireEvent.click(view.getByLabelText('Move button 2 up'));
  expect(told()).toEqual(saying({ ...message, buttons: [two, one] }));
  fireEvent.click(view.getByLabelText('Remove button 1'));
  expect(told()).toEqual(saying({ ...message, buttons: [two] }));
  write(view.getByLabelText('Address'), 'https://x');
  expect(change).toHaveBeenLastCalledWith(
    saying({ ...message, buttons: [one, { ...two, url: 'https://x' }] }),
    'button:2:url',
  );
  fireEvent.click(view.getByText('Add a button'));
  expect(told()).toMatchObject({ message: { buttons: [one, two, { kind: 'tap', title: '' }] } });
});

test('a card without a subtitle has none, rather than an empty one', async () => {
  const cards = [{ title: 'Bread', subtitle: 'x', buttons: [] }];
  const { view, change } = await form(saying({ kind: 'gallery', cards, square: false, quickReplies: [] }));
  write(view.getByLabelText('Subtitle'), '');
  expect(change).toHaveBeenCalledWith(
    saying({ kind: 'gallery', cards: [{ title: 'Bread', buttons: [] }], square: false, quickReplies: [] }),
    'card:0:subtitle',
  );
});

test('a question without a time limit waits for ever', async () => {
  const { view, change } = await form(newStep('question', 'a', ''));
  fireEvent.click(view.getByLabelText('Only for a while'));
  expect(change).toHaveBeenCalledWith(
    expect.not.objectContaining({ timeout: expect.anything() as unknown }),
    'timeout',
  );
});

test('a split is shared equally and tells its sum', async () => {
  const split = { ...newStep('split', 'a', ''), branches: [50, 50, 50].map((percent) => ({ percent })) } as Step;
  const { view, change } = await form(split);
  expect(view.getByRole('status').textContent).toBe('Together 150 %: it must be 100 %.');
  fireEvent.click(view.getByText('Share equally'));
  expect(change.mock.lastCall?.[0]).toEqual({ ...split, branches: [34, 33, 33].map((percent) => ({ percent })) });
});

test('actions are moved, and what they set is written', async () => {
  const actions = [
    { kind: 'add-tag', tag: 'VIP' },
    { kind: 'clear-field', field: 'town' },
  ] as const;
  const step = { ...newStep('action', 'a', ''), actions } as unknown as Step;
  const { view, change } = await form(step);
  fireEvent.click(view.getByLabelText('Move action 1 down'));
  expect(change.mock.lastCall?.[0]).toEqual({ ...step, actions: actions.toReversed() });
  write(view.getByLabelText('Tag', { selector: 'input' }), 'VIPs');
  expect(change).toHaveBeenLastCalledWith(
    { ...step, actions: [{ kind: 'add-tag', tag: 'VIPs' }, actions[1]] },
    'action:0',
  );
});

test('a wait is written in its unit', async () => {
  const { view, change } = await form(newStep('wait', 'a', ''));
  write(view.getByLabelText('How long'), '36');
  expect(change).toHaveBeenLastCalledWith(
    { ...newStep('wait', 'a', ''), delay: { kind: 'for', duration: 'PT36H' } },
    'duration',
  );
});

test('a go-to leads to another step of the flow, never to itself', async () => {
  const step = { ...newStep('go-to', 'a', ''), target: { kind: 'to-step', step: '' } } as Step;
  const { view, change } = await form(step);
  fireEvent.click(view.getByLabelText('Step of this flow', { selector: 'input' }));
  const options = view.getAllByRole('option', { hidden: true });
  expect(options.map((option) => option.textContent)).toEqual(['other']);
  fireEvent.click(options[0]!);
  expect(change.mock.lastCall?.[0]).toEqual({ ...step, target: { kind: 'to-step', step: 'other' } });
});

test('a condition can ask for the time of day', async () => {
  const hours = { kind: 'local-time-in', days: [], from: '08:00', until: '20:00' } as const;
  const step = { ...newStep('condition', 'a', ''), condition: { kind: 'all', parts: [hours] } } as unknown as Step;
  const { view, change } = await form(step);
  write(view.getByLabelText('From'), '09:00');
  const condition = { kind: 'all', parts: [{ ...hours, from: '09:00' }] };
  expect(change).toHaveBeenLastCalledWith({ ...step, condition }, 'condition');
});

test('a consent step shows the request of its topic', async () => {
  const { view } = await form({ ...newStep('consent', 'a', ''), topic: 't1' } as Step);
  expect(view.getByText('Bread of the week')).toBeDefined();
});

test('the team is told in a note, and an empty one is none', async () => {
  const step = { ...newStep('hand-over', 'a', ''), note: 'x' } as Step;
  const { view, change } = await form(step);
  write(view.getByLabelText('Note for the team'), '');
  expect(change).toHaveBeenLastCalledWith({ kind: 'hand-over', id: 'a', name: '' }, 'note');
});

test('a webhook is told more only when its author wants that', async () => {
  const action = { kind: 'call-webhook', url: 'https://x.example', fields: ['town'], tags: false };
  const step = { ...newStep('action', 'a', ''), actions: [action] } as Step;
  const { view, change } = await form(step);
  fireEvent.click(view.getByLabelText('All tags are told too'));
  expect(change.mock.lastCall?.[0]).toEqual({ ...step, actions: [{ ...action, tags: true }] });
});

test('what is known of people can be put into a text', async () => {
  const { view, change } = await form(saying({ kind: 'text', text: 'Bread for ', quickReplies: [] }));
  fireEvent.click(view.getByLabelText('Insert something about the person: Text'));
  fireEvent.click(await view.findByText('town'));
  expect(change.mock.lastCall?.[0]).toEqual(
    saying({ kind: 'text', text: 'Bread for {{field.town}}', quickReplies: [] }),
  );
});
