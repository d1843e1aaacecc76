import { beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../api/problem';
import type { Draft, LocalCopy, Saving } from './autosave';
import { newKeeper } from './keeper';
import { flowOf, text } from './model/testing';

const BASE: Draft = { name: 'Flow', document: flowOf(text('a')) };
const NEXT: Draft = { name: 'Flow', document: flowOf(text('b')) };
const LAST: Draft = { name: 'Flow', document: flowOf(text('c')) };

/** A server whose answers the test gives, one by one. */
function world() {
  const sent: { revision: number; draft: Draft; answer: (failure?: Problem) => Promise<void> }[] = [];
  const told: Saving['state'][] = [];
  const kept: (LocalCopy | null)[] = [];
  const keeper = newKeeper(BASE, 7, {
    save: (revision, draft) =>
      new Promise((done, failed) => {
        const answer = async (failure?: Problem) => {
          if (failure) failed(failure);
          else done(revision + 1);
          await vi.advanceTimersByTimeAsync(0);
        };
        sent.push({ revision, draft, answer });
      }),
    keep: (copy) => kept.push(copy),
    forget: () => kept.push(null),
    tell: ({ state }) => told.push(state),
  });
  return { sent, told, kept, keeper };
}

beforeEach(() => {
  vi.useFakeTimers();
});

test('an edit is kept at once, saved a moment later, and then forgotten', async () => {
  const { sent, told, kept, keeper } = world();
  keeper.put(NEXT);

  expect(kept).toEqual([{ ...NEXT, revision: 7 }]);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(700);
  await sent[0]!.answer();
  expect(sent.map(({ revision, draft }) => [revision, draft])).toEqual([[7, NEXT]]);
  expect(kept.at(-1)).toBeNull();
  expect(told).toEqual(['changed', 'saving', 'saved']);
});

test('what is taken back before it was sent is not sent', async () => {
  const { sent, told, kept, keeper } = world();
  keeper.put(NEXT);
  keeper.put(BASE);
  expect(kept.at(-1)).toBeNull();
  expect(told).toEqual(['changed', 'saved']);
  await vi.advanceTimersByTimeAsync(5_000);

  expect(sent).toEqual([]);
});

test('what is taken back while it is being saved is kept, and saved as well', async () => {
  const { sent, told, kept, keeper } = world();
  keeper.put(NEXT);
  await vi.advanceTimersByTimeAsync(700);
  keeper.put(BASE);
  expect(kept.at(-1)).toEqual({ ...BASE, revision: 7 });
  expect(told.at(-1)).toBe('saving');
  await sent[0]!.answer();
  await vi.advanceTimersByTimeAsync(700);

  expect(sent[1]).toMatchObject({ revision: 8, draft: BASE });
});

test('what is written during a save follows it, over its revision, and is kept until then', async () => {
  const { sent, kept, keeper } = world();
  keeper.put(NEXT);
  await vi.advanceTimersByTimeAsync(700);
  keeper.put(LAST);
  await sent[0]!.answer();

  expect(kept.at(-1)).toEqual({ ...LAST, revision: 8 });
  await vi.advanceTimersByTimeAsync(700);
  expect(sent[1]).toMatchObject({ revision: 8, draft: LAST });
});

test('after somebody else nothing goes out any more, and nothing is forgotten', async () => {
  const { sent, told, kept, keeper } = world();
  keeper.put(NEXT);
  await vi.advanceTimersByTimeAsync(700);
  await sent[0]!.answer(new Problem(409, 'Anna was faster.'));
  keeper.put(LAST);
  await vi.advanceTimersByTimeAsync(60_000);

  expect(sent).toHaveLength(1);
  expect(await keeper.flush()).toBe(false);
  expect(told.at(-1)).toBe('conflict');
  expect(kept.at(-1)).toEqual({ ...LAST, revision: 7 });
});

test('an answer that did not come is waited for, and longer each time', async () => {
  const { sent, told, keeper } = world();
  keeper.put(NEXT);
  await vi.advanceTimersByTimeAsync(700);
  await sent[0]!.answer(new Problem(0, 'Nobody answers.'));

  expect(told.at(-1)).toBe('failed');
  await vi.advanceTimersByTimeAsync(1_999);
  expect(sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toHaveLength(2);
  await sent[1]!.answer();
  expect(told.at(-1)).toBe('saved');
});

test('a refusal of what has been mended meanwhile is not the last word', async () => {
  const { sent, told, keeper } = world();
  keeper.put(NEXT);
  await vi.advanceTimersByTimeAsync(700);
  keeper.put(LAST);
  await sent[0]!.answer(new Problem(422, 'The name is missing.'));
  await vi.advanceTimersByTimeAsync(2_000);
  await sent[1]!.answer();

  expect(sent[1]).toMatchObject({ draft: LAST });
  expect(told.at(-1)).toBe('saved');
});

test('a flush saves what was written last, also behind a save that is under way', async () => {
  const { sent, keeper } = world();
  keeper.put(NEXT);
  await vi.advanceTimersByTimeAsync(700);
  keeper.put(LAST);
  const flushed = keeper.flush();
  await sent[0]!.answer();
  await sent[1]!.answer();

  expect(await flushed).toBe(true);
  expect(sent[1]).toMatchObject({ revision: 8, draft: LAST });
});
