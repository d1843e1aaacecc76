import { fireEvent } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ImportView, Preview } from '../api/imports';
import { shown } from '../steps/testing';
import { ImportFaults } from './ImportFaults';
import { ImportPlanEditor } from './ImportPlanEditor';
import { ImportsPage } from './ImportsPage';

const answer = vi.hoisted(() => ({ now: {}, sent: 0 }));

/** The API keeps the `fetch` that it finds when loaded. */
vi.hoisted(() => {
  globalThis.fetch = (request) => {
    answer.sent += request instanceof Request && request.method !== 'GET' ? 1 : 0;
    return Promise.resolve(Response.json(answer.now));
  };
});

const toast = vi.hoisted(() => vi.fn());
vi.mock('../ui/toasts', () => ({ refused: toast }));

const ID: Preview['columns'][number] = { heading: 'id', samples: [], guess: { kind: 'id' } };

beforeEach(() => {
  answer.sent = 0;
  toast.mockClear();
});

test('a file that is none is refused before anything is sent', async () => {
  answer.now = { imports: [] };
  const view = await shown(<ImportsPage />, ['contacts-write']);
  await view.findByText('Choose a CSV file');

  const input = view.container.querySelector('input[type=file]');
  if (input === null) throw new Error('nothing to choose with');
  fireEvent.change(input, { target: { files: [new File(['PK\0'], 'people.csv')] } });

  await vi.waitFor(() => expect(toast).toHaveBeenCalledWith(new Error('This is not a CSV file.')));
  expect(answer.sent).toBe(0);
});

test.each([
  [{ separator: ',', columns: [], rows: 0 }, 'The file is empty.'],
  [{ separator: ',', columns: [ID], rows: 0 }, 'The file has headings only.'],
])('what brings nobody in cannot be started %#', async (preview, sentence) => {
  answer.now = preview;

  const view = await shown(<ImportPlanEditor id="i1" />, ['contacts-write']);

  expect(await view.findByText(sentence)).toBeDefined();
  expect(view.queryByRole('button')).toBeNull();
});

test('a fault names its column also where there is no room for a column of columns', async () => {
  answer.now = { faults: [{ line: 3, column: 'points', sentence: 'This is not a number.', value: 'zero' }] };

  const view = await shown(<ImportFaults view={{ id: 'i1', faulty: 1 } as ImportView} />, ['contacts-read']);

  expect(await view.findByText('Column: points')).toBeDefined();
});
