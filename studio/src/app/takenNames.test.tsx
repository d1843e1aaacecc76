import { fireEvent } from '@testing-library/react';
import { expect, test } from 'vitest';
import { NewFlow } from '../flows/NewFlow';
import { RenameFlow } from '../flows/RenameFlow';
import { emptyPlan } from '../sequences/plan';
import { SequenceEditor } from '../sequences/SequenceEditor';
import { shown } from '../steps/testing';
import { emptyDraft } from '../topics/form';
import { TopicEditor } from '../topics/TopicEditor';

const AT = '2026-05-03T10:00:00Z';
const WELCOME = { id: 'f1', name: 'Welcome', kind: 'FLOW', revision: 1, savedAt: AT } as const;
const save = () => Promise.resolve();

type View = Awaited<ReturnType<typeof shown>>;

const name = (view: View, value: string) => fireEvent.change(view.getByLabelText('Name'), { target: { value } });
const told = (view: View) => view.queryByText(/^There is already/)?.textContent;

test('who begins a flow is told that another has the name, and may give it', async () => {
  const list = await shown(<NewFlow kind="FLOW" />, ['content-write']);
  fireEvent.click(list.getByText('New flow'));
  await list.findByLabelText('Name');

  name(list, ' welcome ');
  expect(told(list)).toBe('There is already a flow called this.');
  expect((list.getByText('Create').closest('button') as HTMLButtonElement).disabled).toBe(false);
  name(list, 'Welcome back');
  expect(told(list)).toBeUndefined();
});

test('flows and subflows are not in each other’s way', async () => {
  const list = await shown(<NewFlow kind="SUBFLOW" />, ['content-write']);
  fireEvent.click(list.getByText('New subflow'));
  await list.findByLabelText('Name');

  name(list, 'Welcome');
  expect(told(list)).toBeUndefined();
  name(list, 'Goodbye');
  expect(told(list)).toBe('There is already a subflow called this.');
});

test('what is renamed is not in its own way', async () => {
  const dialog = await shown(<RenameFlow flow={WELCOME} close={save} />);
  await dialog.findByLabelText('Name');

  name(dialog, 'WELCOME');
  expect(told(dialog)).toBeUndefined();
});

test('the name of a topic is told to be taken by another one', async () => {
  const begin = emptyDraft('UTC', 'en');
  const fresh = await shown(<TopicEditor begin={begin} label="Save" save={save} />);
  name(fresh, 'Bread');
  expect(told(fresh)).toBe('There is already a notification topic called this.');
  fresh.unmount();

  const same = await shown(<TopicEditor topic="t1" begin={begin} label="Save" save={save} />);
  name(same, 'Bread');
  expect(told(same)).toBeUndefined();
});

test('the name of a sequence is told to be taken by another one', async () => {
  const fresh = await shown(<SequenceEditor begin={emptyPlan(null)} topics={[]} label="Save" save={save} />);
  name(fresh, 'Four Weeks');
  expect(told(fresh)).toBe('There is already a sequence called this.');
  fresh.unmount();

  const same = await shown(
    <SequenceEditor sequence="s1" begin={emptyPlan(null)} topics={[]} label="Save" save={save} />,
  );
  name(same, 'Four Weeks');
  expect(told(same)).toBeUndefined();
});
