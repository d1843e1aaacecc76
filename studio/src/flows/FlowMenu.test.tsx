import { cleanNotifications, Notifications } from '@mantine/notifications';
import { fireEvent } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { shown } from '../steps/testing';
import { FlowMenu } from './FlowMenu';

const AT = '2026-05-03T10:00:00Z';
const FLOW = { id: 'f1', name: 'Welcome', kind: 'FLOW', revision: 1, savedAt: AT } as const;

/** What the server has been asked to do. The API keeps the `fetch` that it finds when loaded. */
const server = vi.hoisted(() => {
  const state = { flows: [] as unknown[], done: [] as string[] };
  globalThis.fetch = async (asked) => {
    const { method, url } = asked as Request;
    const path = new URL(url).pathname.replace('/api/v1/pages/1/flows', '');
    if (method === 'GET') return Response.json(path === '' ? state.flows : { document: { steps: {} } });
    const { name } = (await (asked as Request).json()) as { name: string };
    state.done.push(`${method} ${path} ${name}`);
    const copy = { ...(state.flows[0] as object), id: 'copy', name };
    state.flows = [...state.flows, copy];
    return Response.json({ flow: copy });
  };
  return state;
});

beforeEach(() => {
  server.flows = [FLOW];
  server.done = [];
  cleanNotifications();
});

const menu = () =>
  shown(
    <>
      <Notifications />
      <FlowMenu flow={FLOW} />
    </>,
    ['content-write'],
  );

test('one click makes a copy', async () => {
  const list = await menu();
  fireEvent.click(list.getByLabelText('More about Welcome'));
  fireEvent.click(await list.findByText('Duplicate'));

  expect(await list.findByText('“Welcome (copy)” is made as a draft.')).toBeDefined();
  expect(server.done).toEqual(['POST /f1/duplicate Welcome (copy)']);
  expect(list.queryByRole('dialog')).toBeNull();
});

test('whoever wants another name for the copy writes it afterwards', async () => {
  const list = await menu();
  fireEvent.click(list.getByLabelText('More about Welcome'));
  fireEvent.click(await list.findByText('Duplicate'));
  fireEvent.click((await list.findAllByText('Rename')).at(-1)!);

  const name = await list.findByLabelText('Name');
  expect((name as HTMLInputElement).value).toBe('Welcome (copy)');
  fireEvent.change(name, { target: { value: 'Summer' } });
  fireEvent.submit(name.closest('form')!);
  await vi.waitFor(() => expect(server.done.at(-1)).toBe('PUT /copy Summer'));
});

test('the offer of another name goes with the list', async () => {
  const list = await menu();
  fireEvent.click(list.getByLabelText('More about Welcome'));
  fireEvent.click(await list.findByText('Duplicate'));
  await list.findByText('“Welcome (copy)” is made as a draft.');

  list.unmount();
  const next = await shown(<Notifications />);
  expect(next.queryByText('“Welcome (copy)” is made as a draft.')).toBeNull();
});
