import { fireEvent, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Step } from '../api/schema';
import { shown } from '../steps/testing';
import { EditorContext } from './editor';
import { asking, text } from './model/testing';
import { Outline } from './Outline';
import { CountsPart } from './panels/CountsPart';
import { ExitsPart } from './panels/ExitsPart';
import { useOpenedFlow } from './testing';

const REFUSED = [{ reason: 'COOLDOWN', sentence: 'Too soon after the last one.', count: 4 }];
const HELLO = {
  step: 'hello',
  entered: 15,
  tapped: 5,
  left: [
    { exit: 'next', count: 12 },
    { exit: 'tap:yes', count: 3 },
  ],
  sent: 12_430,
  read: 9,
  failed: 0,
  unknown: 0,
  waiting: 2,
  refused: REFUSED,
};

/** What was asked, answered with the counts of one step. The API keeps the `fetch` that it finds when loaded. */
const asked = vi.hoisted(() => {
  const urls: string[] = [];
  globalThis.fetch = (request) => {
    urls.push((request as Request).url);
    return Promise.resolve(Response.json({ from: '', until: '', steps: [HELLO] }));
  };
  return urls;
});

beforeEach(() => {
  asked.length = 0;
  localStorage.clear();
});

function Desk({ hello = text('hello', 'bye') }: { hello?: Step }) {
  const editor = useOpenedFlow(hello, text('bye'));
  return (
    <EditorContext value={editor}>
      <button type="button" onClick={() => editor.counts.over(90)}>
        count
      </button>
      <button type="button" onClick={() => editor.counts.over(null)}>
        stop
      </button>
      <Outline />
      <ExitsPart step={hello} />
      <CountsPart step={hello} />
    </EditorContext>
  );
}

test('nothing is counted until it is wanted', async () => {
  const page = await shown(<Desk />);
  expect(page.queryByText(/waiting now/)).toBeNull();
  expect(asked).toEqual([]);
});

test('steps tell their counts, and the step in words why something was not sent', async () => {
  const page = await shown(<Desk />);
  fireEvent.click(page.getByText('count'));
  expect(await page.findAllByText('12,430 sent')).toHaveLength(2);
  expect(asked[0]).toMatch(/\/flows\/f1\/counts\?days=90$/);
  expect(page.getAllByText('2 waiting now')).toHaveLength(2);
  expect(page.getAllByText('15 came by')).toHaveLength(2);
  expect(page.getAllByText('4 not sent')).toHaveLength(2);
  expect(page.queryByText(/failed/)).toBeNull();
  expect(page.getByText('Too soon after the last one.')).toBeDefined();
});

test('the only exit of a step tells how many went that way', async () => {
  const page = await shown(<Desk />);
  expect(page.queryByText(/went/)).toBeNull();
  fireEvent.click(page.getByText('count'));
  expect(await page.findAllByText('12 went this way')).toHaveLength(2);
  expect(page.getByText('3 went ways that are no longer drawn')).toBeDefined();
  expect(page.getAllByText('5 tapped')).toHaveLength(2);
});

test('each of several exits tells how many went that way', async () => {
  const page = await shown(<Desk hello={asking('hello', { yes: 'bye', no: undefined })} />);
  fireEvent.click(page.getByText('count'));
  expect(await page.findAllByText('3 went this way')).toHaveLength(2);
  expect(page.getAllByText('0 went this way')).toHaveLength(2);
  expect(page.getByText('12 went ways that are no longer drawn')).toBeDefined();
});

test('whoever taps a request agrees', async () => {
  const page = await shown(<Desk hello={{ kind: 'consent', id: 'hello', name: 'Ask', topic: 't' }} />);
  fireEvent.click(page.getByText('count'));
  expect(await page.findAllByText('5 agreed')).toHaveLength(2);
  expect(page.queryByText(/tapped/)).toBeNull();
});

test('the period is remembered, and can be turned off', async () => {
  const first = await shown(<Desk />);
  fireEvent.click(first.getByText('count'));
  await first.findAllByText('9 read');
  first.unmount();

  const again = await shown(<Desk />);
  await again.findAllByText('9 read');
  fireEvent.click(again.getByText('stop'));
  await waitFor(() => expect(again.queryByText('9 read')).toBeNull());
  again.unmount();

  expect((await shown(<Desk />)).queryByText('9 read')).toBeNull();
});
