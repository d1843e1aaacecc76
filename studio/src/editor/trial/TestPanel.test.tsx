import { fireEvent, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { FlowTrialForm, FlowTrialView, FlowTrialViewMoment as Moment } from '../../api/schema';
import { shown } from '../../steps/testing';
import { EditorContext } from '../editor';
import { asking, flowOf, text } from '../model/testing';
import { SidePanel } from '../panels/SidePanel';
import { useEditorState } from '../useEditorState';
import { useFlow } from '../useFlow';
import { MOST_INPUTS } from './run';
import { TestPanel } from './TestPanel';
import { useTrial } from './useTrial';

const NOW = '2026-05-03T10:00:00Z';
const LINE = { id: 'f1', name: 'Welcome', kind: 'FLOW', revision: 1, savedAt: NOW } as const;
const JUDGED = { line: LINE, findings: [], faults: [], checked: 'yes', saved: true, mayEdit: true } as const;

/** What the server answers to each play, and what it was asked. The API keeps the `fetch` that it finds when loaded. */
const server = vi.hoisted(() => {
  const answer: (form: never) => Response = () => new Response(null, { status: 500 });
  const state = { asked: [] as unknown[], answer };
  globalThis.fetch = async (request) => {
    const { url } = request as Request;
    if (!url.endsWith('/trial')) return Response.json({ contacts: [{ id: '42', firstName: 'Ola', tags: [] }] });
    const form: unknown = await (request as Request).json();
    state.asked.push(form);
    return state.answer(form as never);
  };
  return state;
});

beforeEach(() => void (server.asked = []));

function moment(kind: string, sentence: string, more: Partial<Moment> = {}): Moment {
  return { at: NOW, kind, sentence, ...more };
}

function view(moments: Moment[], more: Partial<FlowTrialView> = {}): FlowTrialView {
  return { now: NOW, moments, waiting: [], contact: { tags: [], fields: {}, consents: [] }, ...more };
}

function answering(answer: (form: FlowTrialForm) => FlowTrialView) {
  server.answer = (form) => Response.json(answer(form));
}

const lastAsked = () => server.asked.at(-1) as FlowTrialForm;

/** The editor without its canvas: the pane, and what else changes it. */
function Desk({ document }: { document: ReturnType<typeof flowOf> }) {
  const flow = useFlow(document, undefined, true);
  const editor = useEditorState({ ...flow, ...JUDGED });
  return (
    <EditorContext value={editor}>
      <button type="button" onClick={() => editor.show('test')}>
        open
      </button>
      <button type="button" onClick={() => editor.edit({ kind: 'change', step: text('ask') })}>
        edit
      </button>
      <output>{editor.chosen.join()}</output>
      <SidePanel duplicate={() => undefined} />
    </EditorContext>
  );
}

async function opened(document = flowOf(asking('ask', { yes: undefined })), rights: readonly string[] = []) {
  const page = await shown(<Desk document={document} />, rights);
  fireEvent.click(page.getByText('open'));
  return page;
}

async function begun() {
  const page = await opened();
  await page.findByText(/It begins on May 3, 2026/);
  fireEvent.click(page.getByRole('button', { name: 'Begin' }));
  return page;
}

const question = moment('sent', 'The message goes out.', {
  flow: 'f1',
  step: 'ask',
  message: { kind: 'buttons', text: 'asks Anna', buttons: [{ payload: 'x', title: 'Yes' }], quickReplies: [] },
  buttons: [{ button: 'yes', title: 'Yes', quickReply: false }],
});

test('a flow without a step is not played', async () => {
  const page = await opened(flowOf());
  expect(page.getByText(/nothing to play yet/)).toBeDefined();
  expect(server.asked).toEqual([]);
});

test('a made-up person is described, and the flow begins for them', async () => {
  answering(({ inputs }) => view(inputs.length === 0 ? [] : [moment('did', 'It begins.'), question]));
  const page = await opened();
  fireEvent.change(page.getByLabelText('First name'), { target: { value: 'Ewa' } });
  await page.findByText(/It begins on/);
  fireEvent.click(page.getByRole('button', { name: 'Begin' }));
  expect(await page.findByText('asks Anna')).toBeDefined();
  expect(lastAsked().person).toEqual({
    firstName: 'Ewa',
    tags: [],
    agreed: [],
    lastInteractionAt: '2026-05-03T10:00:00.000Z',
  });
  expect(page.getByText(/Nothing is sent/)).toBeDefined();
});

test('a tap, a word and the clock are added to what was done, and all is played again', async () => {
  answering(({ inputs }) => view([question, ...inputs.map(() => moment('did', 'Done.'))]));
  const page = await begun();
  fireEvent.click(await page.findByRole('button', { name: 'Yes' }));
  fireEvent.change(page.getByLabelText('Write as Anna'), { target: { value: ' Hello ' } });
  fireEvent.click(page.getByLabelText('Send'));
  fireEvent.click(page.getByText('A week later'));
  fireEvent.click(page.getByText('Next thing due'));
  await waitFor(() =>
    expect(lastAsked().inputs).toEqual([
      { kind: 'start' },
      { kind: 'tap', button: 'yes' },
      { kind: 'write', text: 'Hello' },
      { kind: 'advance', duration: 'P7D' },
      { kind: 'advance-to-next' },
    ]),
  );
  const { seed } = lastAsked();
  fireEvent.click(page.getByText('One back'));
  await waitFor(() => expect(lastAsked().inputs).toHaveLength(4));
  expect(lastAsked().seed).toBe(seed);
  expect(await within(page.getByRole('log')).findByText('Hello')).toBeDefined();
});

test('a refusal says why and until when, and leads to its step', async () => {
  const refused = moment('refused', 'This is not sent. The person was asked already.', {
    flow: 'f1',
    step: 'ask',
    nextAllowedAt: '2026-05-04T10:00:00Z',
  });
  answering(() => view([moment('did', 'It begins.'), refused]));
  const page = await begun();
  expect(await page.findByText(/asked already\. It would be allowed from May 4, 2026/)).toBeDefined();
  fireEvent.click(page.getByText('Step: ask'));
  expect(page.getByText('ask', { selector: 'output' })).toBeDefined();
});

test('a request is agreed to, stopped and resumed', async () => {
  const request = moment('sent', 'The person is asked.', {
    topic: 't1',
    message: {
      kind: 'opt-in-template',
      title: 'Bread of the week',
      callToAction: 'GET_UPDATES',
      payload: '',
      reOptIn: false,
      zone: 'UTC',
    },
  });
  answering(({ inputs }) => {
    const last = inputs.at(-1)?.kind;
    const status = last === 'agree' || last === 'resume' ? 'ACTIVE' : 'STOPPED';
    const consents = inputs.length > 1 ? [{ topic: 't1', status } as const] : [];
    const done = inputs.slice(1).map(() => moment('did', 'Done.'));
    return view([moment('did', 'It begins.'), request, ...done], { contact: { tags: ['VIP'], fields: {}, consents } });
  });
  const page = await begun();
  fireEvent.click(await page.findByRole('button', { name: 'Get updates' }));
  fireEvent.click(await page.findByText('Stop Bread'));
  expect(within(page.getByRole('log')).getByText('Agreed')).toBeDefined();
  expect(page.queryByRole('button', { name: 'Get updates' })).toBeNull();
  fireEvent.click(await page.findByText('Resume Bread'));
  await waitFor(() => expect(lastAsked().inputs.map(({ kind }) => kind)).toEqual(['start', 'agree', 'stop', 'resume']));
  expect(page.getByText('Tags: VIP')).toBeDefined();
});

/** A pane in which all but the last two things were done. */
function LongTrial() {
  const flow = useFlow(flowOf(asking('ask', { yes: undefined })), undefined, true);
  const editor = useEditorState({ ...flow, ...JUDGED });
  const trial = useTrial();
  const begin = () => {
    trial.begin(NOW);
    for (let count = 3; count < MOST_INPUTS; count += 1) trial.act({ kind: 'advance-to-next' });
  };
  return (
    <EditorContext value={editor}>
      <button type="button" onClick={begin}>
        nearly all
      </button>
      <TestPanel trial={trial} />
    </EditorContext>
  );
}

test('a test that takes no more says so, and is begun again', async () => {
  answering(() => view([question]));
  const page = await shown(<LongTrial />);
  fireEvent.click(page.getByText('nearly all'));
  fireEvent.click(await page.findByRole('button', { name: 'Yes' }));
  const due = await page.findByRole('button', { name: 'Next thing due' });
  due.focus();
  fireEvent.click(due);
  expect(await page.findByText(/takes at most 200 actions/)).toBeDefined();
  expect(page.queryByText('Next thing due') ?? page.queryByLabelText('Write as Anna')).toBeNull();
  expect(page.getByRole('button', { name: 'Yes' })).toHaveProperty('disabled', true);
  expect(document.activeElement).toBe(page.getByRole('log'));
  fireEvent.click(page.getAllByText('Start again')[1] ?? page.container);
  expect(await page.findByText('Next thing due')).toBeDefined();
  await waitFor(() => expect(lastAsked().inputs).toEqual([{ kind: 'start' }]));
});

test('where the person waits is told', async () => {
  const waiting = [{ flow: 'f1', step: 'ask', name: 'ask', until: '2026-05-05T10:00:00Z' }];
  answering(() => view([], { waiting }));
  const page = await begun();
  expect(await page.findByText(/Waits in “Welcome” until May 5, 2026/)).toBeDefined();
});

test('an edit is played again by itself, and a play outlives the pane', async () => {
  answering(() => view([question]));
  const page = await begun();
  fireEvent.click(await page.findByRole('button', { name: 'Yes' }));
  const before = lastAsked();
  fireEvent.click(page.getByLabelText('Close'));
  fireEvent.click(page.getByText('open'));
  await page.findByText('asks Anna');
  fireEvent.click(page.getByText('edit'));
  await waitFor(() => expect(lastAsked()).toMatchObject({ document: { steps: { ask: text('ask') } } }));
  expect(lastAsked()).toMatchObject({ seed: before.seed, inputs: [{ kind: 'start' }, { kind: 'tap', button: 'yes' }] });
});

test('trouble is told, and another attempt helps', async () => {
  server.answer = () => Response.json({ detail: 'The kitchen is closed.' }, { status: 422 });
  const page = await opened();
  expect(await page.findByText('The kitchen is closed.')).toBeDefined();
  answering(() => view([]));
  fireEvent.click(page.getByText('Try again'));
  expect(await page.findByText(/It begins on/)).toBeDefined();
});

test('whoever may see contacts can play the flow on one of them', async () => {
  answering(() => view([]));
  const page = await opened(undefined, ['contacts-read']);
  fireEvent.click(page.getByText('A contact'));
  fireEvent.click(page.getByLabelText('Contact', { selector: 'input' }));
  fireEvent.click(await page.findByText('Ola'));
  await page.findByText(/It begins on/);
  fireEvent.click(page.getByRole('button', { name: 'Begin' }));
  await waitFor(() => expect(lastAsked()).toMatchObject({ contact: '42', inputs: [{ kind: 'start' }] }));
  expect(lastAsked()).not.toHaveProperty('person');
});
