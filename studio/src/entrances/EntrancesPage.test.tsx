import { useQueryClient } from '@tanstack/react-query';
import { fireEvent, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Entrances } from '../api/entrances';
import { flowsQuery } from '../api/flows';
import { shown } from '../steps/testing';
import { EntrancesPage } from './EntrancesPage';

const AT = '2026-05-03T10:00:00Z';
const PUBLISHED = { id: 'f1', name: 'Welcome', kind: 'FLOW', revision: 1, savedAt: AT, publishedVersion: 1 };
const STALE = 'Somebody changed this since you loaded it.';
const OVERTAKEN = { detail: STALE, pointer: '/revision' };
const NO_FLOW = 'There is no such published flow.';

/** What the server holds, and how it answers a save. The API keeps the `fetch` that it finds when loaded. */
const server = vi.hoisted(() => {
  const state = {
    isDown: false,
    flows: [] as unknown[],
    entrances: {} as unknown,
    put: (() => new Response(null, { status: 500 })) as (form: never) => Response | Promise<Response>,
  };
  globalThis.fetch = async (asked) => {
    const request = asked as Request;
    if (state.isDown) return new Response(null, { status: 500 });
    if (request.method === 'PUT') return state.put((await request.json()) as never);
    return Response.json(request.url.endsWith('/flows') ? state.flows : state.entrances);
  };
  return state;
});

beforeEach(() => {
  server.isDown = false;
  server.flows = [PUBLISHED];
  server.entrances = { revision: 1, keywords: { bread: 'f1' }, referrals: {} };
});

/** The screen, and what a browser does by itself when somebody comes back to its window. */
function Desk() {
  const client = useQueryClient();
  client.setQueryDefaults(flowsQuery('1').queryKey, { staleTime: 0 });
  return (
    <>
      <button type="button" onClick={() => void client.refetchQueries()}>
        come back
      </button>
      <EntrancesPage />
    </>
  );
}

async function opened() {
  const page = await shown(<Desk />, ['content-write']);
  const word = await page.findByLabelText('The word');
  fireEvent.change(word, { target: { value: 'rolls' } });
  return page;
}

type Page = Awaited<ReturnType<typeof opened>>;

const word = (page: Page) => page.getByLabelText('The word') as HTMLInputElement;

/** Comes back to the window, and waits until whatever was asked for has been answered. */
async function comeBack(page: Page) {
  fireEvent.click(page.getByText('come back'));
  await new Promise((answered) => setTimeout(answered, 50));
}

test('what is in hand outlives a server that does not answer for a while', async () => {
  const page = await opened();
  server.isDown = true;
  await comeBack(page);
  expect(word(page).value).toBe('rolls');
  expect(page.queryByText('Try again')).toBeNull();
});

test('what is in hand outlives the last flow that could be started', async () => {
  const page = await opened();
  server.flows = [];
  await comeBack(page);
  expect(word(page).value).toBe('rolls');
});

test('whoever saves after somebody else is told so, and loses nothing', async () => {
  const page = await opened();
  server.entrances = { revision: 2, keywords: { cake: 'f1' }, referrals: {} };
  server.put = ({ revision }: Entrances) =>
    Response.json(revision === 1 ? OVERTAKEN : { detail: 'Taken.' }, { status: 409 });
  await comeBack(page);
  fireEvent.submit(word(page));
  expect(await page.findByText(STALE)).toBeDefined();
  expect(word(page).value).toBe('rolls');
});

test('whoever was overtaken goes on from what the other saved', async () => {
  const page = await opened();
  const theirs = { revision: 2, keywords: { cake: 'f1' }, referrals: {} };
  server.entrances = theirs;
  server.put = () => Response.json(OVERTAKEN, { status: 409 });
  fireEvent.submit(word(page));
  const load = await page.findByText('Load what was saved, without my changes');
  server.isDown = true;
  fireEvent.click(load);
  await waitFor(() => expect(page.queryByText(STALE)).toBeNull());
  expect(word(page).value).toBe('rolls');
  server.isDown = false;
  fireEvent.click(page.getByText('Load what was saved, without my changes'));
  await waitFor(() => expect(word(page).value).toBe('cake'));
  expect(page.queryByRole('alert')).toBeNull();

  let next: Entrances | undefined;
  server.put = (form) => Response.json((next = form));
  fireEvent.submit(word(page));
  await waitFor(() => expect(next).toEqual(theirs));
});

test('while it is saved nothing is written, and the focus comes back to the form', async () => {
  const page = await opened();
  const saved = { revision: 2, keywords: { rolls: 'f1' }, referrals: {} };
  let answer: (response: Response) => void = () => undefined;
  server.put = () => new Promise((resolve) => (answer = resolve));
  word(page).focus();
  fireEvent.submit(word(page));
  const fieldset = page.container.querySelector('fieldset');
  await waitFor(() => expect(fieldset?.disabled).toBe(true));
  await new Promise((asked) => setTimeout(asked, 20));
  answer(Response.json(saved));
  await waitFor(() => expect(fieldset?.disabled).toBe(false));
  expect(fieldset?.isConnected).toBe(true);
  expect(fieldset?.contains(document.activeElement)).toBe(true);

  let next: Entrances | undefined;
  server.put = (form) => Response.json((next = form));
  fireEvent.submit(word(page));
  await waitFor(() => expect(next).toEqual(saved));
});

test('a flow that is gone is told of where it was chosen', async () => {
  const page = await opened();
  server.flows = [{ ...PUBLISHED, id: 'f2', name: 'Another' }];
  server.put = () =>
    Response.json(
      { detail: 'Not saved.', problems: [{ pointer: '/keywords/rolls', detail: NO_FLOW }] },
      { status: 422 },
    );
  fireEvent.submit(word(page));
  const told = await page.findByText(NO_FLOW);
  const described = (field: Element) => field.getAttribute('aria-describedby')?.split(' ').includes(told.id);
  expect(described(page.getAllByLabelText('starts the flow')[0] ?? page.container)).toBe(true);
  expect(described(word(page))).not.toBe(true);
});
