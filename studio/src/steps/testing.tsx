import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { fieldsQuery, tagsQuery } from '../api/labels';
import { flowsQuery } from '../api/flows';
import { sequencesQuery } from '../api/sequences';
import { topicsQuery } from '../api/topics';
import { PlaceContext } from '../app/place';

const AT = '2026-05-03T10:00:00Z';

/** What the page of these tests has: a topic "Bread", a sequence "Four weeks", a flow and a subflow. */
function known(): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const wording = { version: 1, title: 'Bread of the week', callToAction: 'GET_UPDATES', language: 'en' };
  client.setQueryData(topicsQuery('1').queryKey, [
    {
      topic: { id: 't1', name: 'Bread', frequency: 'WEEKLY', zone: 'UTC', currentWording: 1, wordings: { 1: wording } },
    },
  ] as never);
  client.setQueryData(sequencesQuery('1').queryKey, [{ sequence: { id: 's1', name: 'Four weeks' } }] as never);
  client.setQueryData(flowsQuery('1').queryKey, [
    { id: 'f1', name: 'Welcome', kind: 'FLOW', revision: 1, savedAt: AT },
    { id: 'f2', name: 'Goodbye', kind: 'SUBFLOW', revision: 1, savedAt: AT },
  ]);
  client.setQueryData(tagsQuery('1').queryKey, []);
  client.setQueryData(fieldsQuery('1').queryKey, [
    { name: 'town', type: 'TEXT', people: {} },
    { name: 'visits', people: { TEXT: 1, NUMERIC: 7 } },
  ] as never);
  return client;
}

/** Shows something where the studio would: on a page, with a router and what the page has, to somebody with these rights. */
export async function shown(children: ReactNode, rights: readonly string[] = []) {
  const place = { page: { id: 1, name: 'Piekarnia', zone: 'UTC' }, workspace: { rights }, session: {} };
  const wrap = (inner: ReactNode) => (
    <MantineProvider env="test">
      <QueryClientProvider client={known()}>
        <PlaceContext value={place as never}>{inner}</PlaceContext>
      </QueryClientProvider>
    </MantineProvider>
  );
  const root = createRootRoute({ component: () => wrap(<div data-testid="shown">{children}</div>) });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) });
  const view = render(<RouterProvider router={router as never} />);
  await view.findByTestId('shown');
  return view;
}
