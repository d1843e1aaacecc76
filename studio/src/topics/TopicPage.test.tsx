import { useQueryClient } from '@tanstack/react-query';
import { fireEvent } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { topicQuery } from '../api/topics';
import { shown } from '../steps/testing';
import { TopicPage } from './TopicPage';

const WORDING = { version: 1, title: 'Bread of the week', callToAction: 'GET_UPDATES', language: 'en' };
const TOPIC = {
  id: 't1',
  name: 'Bread of the week',
  frequency: 'WEEKLY',
  zone: 'Europe/Warsaw',
  currentWording: 1,
  wordings: { 1: WORDING },
};

/** What the server holds. The API keeps the `fetch` that it finds when loaded. */
const server = vi.hoisted(() => {
  const OVERTAKEN = { detail: 'Somebody was faster.', pointer: '/revision' };
  const state = { view: {} as unknown };
  globalThis.fetch = (asked) => {
    const { url, method } = asked as Request;
    if (method === 'PUT') return Promise.resolve(Response.json(OVERTAKEN, { status: 409 }));
    return Promise.resolve(Response.json(url.includes('/topics/t1') ? state.view : url.includes('counts') ? {} : []));
  };
  return state;
});

vi.mock('@tanstack/react-router', async (given) => ({
  ...(await given<typeof import('@tanstack/react-router')>()),
  useParams: () => ({ page: '1', topic: 't1' }),
}));

/** The screen, and what a browser does by itself when somebody comes back to its window. */
function Desk() {
  const client = useQueryClient();
  client.setQueryDefaults(topicQuery('1', 't1').queryKey, { staleTime: 0 });
  return (
    <>
      <button type="button" onClick={() => void client.refetchQueries({ stale: true })}>
        come back
      </button>
      <TopicPage />
    </>
  );
}

test('what is in hand stays when somebody else has saved meanwhile', async () => {
  server.view = { topic: TOPIC, revision: 1, paused: false, frequencyFixed: false };
  const page = await shown(<Desk />, ['content-write']);
  const name = (await page.findByLabelText(/^Name/)) as HTMLInputElement;
  fireEvent.change(name, { target: { value: 'Rolls of the week' } });
  server.view = { topic: { ...TOPIC, name: 'Cakes' }, revision: 2, paused: false, frequencyFixed: false };

  fireEvent.click(page.getByText('come back'));
  await new Promise((answered) => setTimeout(answered, 50));

  expect((page.getByLabelText(/^Name/) as HTMLInputElement).value).toBe('Rolls of the week');
});

test('whoever was overtaken may load what the other saved', async () => {
  server.view = { topic: TOPIC, revision: 1, paused: false, frequencyFixed: false };
  const page = await shown(<Desk />, ['content-write']);
  const name = await page.findByLabelText(/^Name/);
  fireEvent.change(name, { target: { value: 'Rolls of the week' } });
  server.view = { topic: { ...TOPIC, name: 'Cakes' }, revision: 2, paused: false, frequencyFixed: false };

  fireEvent.submit(name.closest('form') as HTMLFormElement);
  fireEvent.click(await page.findByText('Load what was saved, without my changes'));

  await vi.waitFor(() => expect((page.getByLabelText(/^Name/) as HTMLInputElement).value).toBe('Cakes'));
});
