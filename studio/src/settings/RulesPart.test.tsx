import { fireEvent, type RenderResult, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { shown } from '../steps/testing';
import { RulesPart } from './RulesPart';

const RIGHTS = ['settings-read', 'settings-write'];

/** What the server answers, by the end of the address, and what it was asked to change. */
const answers = vi.hoisted(() => new Map<string, unknown>());
const put = vi.hoisted((): unknown[] => []);

/** The API keeps the `fetch` that it finds when loaded. */
vi.hoisted(() => {
  globalThis.fetch = async (request) => {
    const { method, url } = request as Request;
    if (method === 'PUT') put.push(await (request as Request).json());
    const { pathname, search } = new URL(url);
    const key = method === 'PUT' ? 'put' : pathname.replace('/api/v1/', '') + search;
    return Response.json(answers.get(key) ?? {});
  };
});

const limits = { perDay: 5, perWeek: 10, perSubjectAWeek: 1, perTitleAWeek: 1 };
const first = {
  name: 'messenger-2022',
  source: 'x',
  from: '2022-05-19',
  expiryMonths: { DAILY: 6, WEEKLY: 9, MONTHLY: 12 },
  reOptIn: true,
  frequencySent: true,
  requestLimits: limits,
  serves: [],
};
const second = {
  ...first,
  name: 'messenger-2023',
  from: '2023-02-02',
  cooldown: 'PT24H',
  expiryMonths: {},
  reOptIn: false,
};
const third = { ...second, name: 'messenger-2025', from: '2025-09-01', cooldown: 'PT48H' };
const page = {
  id: 1,
  name: 'Piekarnia',
  revision: 3,
  settings: { country: 'PL', zone: 'Europe/Warsaw', stopWords: [], startWords: [], rulePack: first.name },
};
const counts = { served: true, consents: 155, stay: 22, endMoves: 0, endLifted: 133, endSet: 0, expire: 0 };

/** Newer browsers answer with a promise. */
const scrolled = vi.fn((): unknown => Promise.resolve());
Element.prototype.scrollIntoView = scrolled;

beforeEach(() => {
  answers.clear();
  put.length = 0;
  scrolled.mockClear();
  answers.set(
    'rule-packs',
    [first, second, third].map((pack) => ({ pack, current: false })),
  );
  answers.set('pages/1', page);
  answers.set('put', { ...page, settings: { ...page.settings, rulePack: second.name } });
  for (const { name } of [second, third]) answers.set(`pages/1/rule-pack-report?pack=${name}`, counts);
});

const section = (view: RenderResult, date: string) => view.findByRole('region', { name: `Rules since ${date}` });

/** Opens the report of the rules of that day; gives their section. */
async function opened(view: RenderResult, date: string) {
  const pack = within(await section(view, date));
  const see = pack.getByText('See what would change').closest('button')!;
  see.focus();
  fireEvent.click(see);
  await pack.findByText(/^Consents looked at/);
  return pack;
}

test('the report stands in the rules it is about, has their date, and takes the focus', async () => {
  const view = await shown(<RulesPart />, RIGHTS);
  const pack = await opened(view, 'September 1, 2025');

  const heading = pack.getByText('What would change with the rules since September 1, 2025');
  expect(document.activeElement).toBe(heading);
  expect(scrolled.mock.contexts.at(-1)).toBe(heading.parentElement);
  expect(within(await section(view, 'February 2, 2023')).queryByText(/^What would change with/)).toBeNull();
});

test('it compares what the rules in use say with what the others say', async () => {
  const view = await shown(<RulesPart />, RIGHTS);
  const pack = await opened(view, 'February 2, 2023');

  const rows = pack.getAllByRole('term').map((term) => term.parentElement?.textContent);
  expect(rows[0]).toMatch(/^Notifications on a topicNow: One .* as agreed\.Then: One .* at least 24 hours/);
  expect(rows[1]).toMatch(/Now: A consent lasts 6 months .*Then: A consent does not expire\.$/);
  expect(rows[2]).toMatch(/Now: Facebook can ask .*Then: Facebook does not ask/);
  expect(rows.filter((row) => row?.includes('Now:'))).toHaveLength(3);
});

test('it counts consents by what becomes of them, and leaves out what happens to none', async () => {
  const view = await shown(<RulesPart />, RIGHTS);
  const pack = await opened(view, 'February 2, 2023');

  expect(pack.getByText('no longer expire').nextSibling?.textContent).toBe('133');
  expect(pack.getByText('stay as they are').nextSibling?.textContent).toBe('22');
  expect(pack.getByText('expire at once').nextSibling?.textContent).toBe('0');
  expect(pack.queryByText('expire on another day')).toBeNull();
  expect(pack.queryByText(/do not serve this page/)).toBeNull();
});

test('a page that the rules do not serve is told that nothing would go out', async () => {
  answers.set(`pages/1/rule-pack-report?pack=${second.name}`, { ...counts, served: false });
  const view = await shown(<RulesPart />, RIGHTS);
  const pack = await opened(view, 'February 2, 2023');

  expect(pack.getByText(/do not serve this page/)).toBeDefined();
});

test('closing it gives the focus back; another one takes its place', async () => {
  const view = await shown(<RulesPart />, RIGHTS);
  const later = await opened(view, 'September 1, 2025');
  const earlier = await opened(view, 'February 2, 2023');
  expect(later.queryByText(/^Consents looked at/)).toBeNull();

  const see = earlier.getByText('See what would change').closest('button')!;
  expect(see.getAttribute('aria-expanded')).toBe('true');
  fireEvent.click(earlier.getByText('Cancel'));
  expect(document.activeElement).toBe(see);
  expect(see.getAttribute('aria-expanded')).toBe('false');
});

test('a switch names the rules it goes over to, and leaves the focus with them', async () => {
  const view = await shown(<RulesPart />, RIGHTS);
  const pack = await opened(view, 'February 2, 2023');
  fireEvent.click(pack.getByText('Switch to these rules'));

  await pack.findByText('in use');
  expect(put).toMatchObject([{ revision: 3, rulePack: 'messenger-2023' }]);
  expect(pack.queryByText(/^Consents looked at/)).toBeNull();
  expect(document.activeElement).toBe(pack.getByRole('heading', { name: 'Rules since February 2, 2023' }));
});
