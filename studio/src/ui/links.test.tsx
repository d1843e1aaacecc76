import { MantineProvider } from '@mantine/core';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ButtonLink, PlainLink } from './links';

test('what leads somewhere is a link and no button', async () => {
  const root = createRootRoute({
    component: () => (
      <>
        <ButtonLink to="/">Home</ButtonLink>
        <PlainLink to="/">Start</PlainLink>
      </>
    ),
  });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) });
  const shown = render(
    <MantineProvider>
      <RouterProvider router={router as never} />
    </MantineProvider>,
  );

  expect((await shown.findByText('Home')).closest('a')?.getAttribute('href')).toBe('/');
  expect(shown.getByText('Start').closest('a')?.getAttribute('href')).toBe('/');
  expect(shown.queryAllByRole('button')).toEqual([]);
});
