import { expect, test } from 'vitest';
import type { Step } from '../api/schema';
import { startSpeaking } from '../app/language';
import { exitsOf } from '../editor/model/exits';
import { newStep } from '../editor/model/steps';
import { asking } from '../editor/model/testing';
import { shown } from './testing';
import { useStepWords } from './words';

function Told({ step }: { step: Step }) {
  const words = useStepWords();
  const exits = exitsOf(step).map((exit) => words.exit(step, exit));
  return <p>{[words.kind(step), words.summary(step), exits.join(', ')].join(' | ')}</p>;
}

async function told(step: Step) {
  const { container, unmount } = await shown(<Told step={step} />);
  const words = container.querySelector('p')?.textContent;
  unmount();
  return words;
}

test('steps are told in one line, by the names of what they refer to', async () => {
  const wait = newStep('wait', 'a', '');
  const consent = { ...newStep('consent', 'a', ''), topic: 't1' } as Step;
  const go = { ...newStep('go-to', 'a', ''), target: { kind: 'to-subflow', flow: 'f2' } } as Step;
  const act = { ...newStep('action', 'a', ''), actions: [{ kind: 'leave', sequence: 's1' }] } as Step;
  const condition = {
    kind: 'all',
    parts: [
      { kind: 'has-tag', tag: 'VIP' },
      { kind: 'not', part: { kind: 'consent-is', topic: 't1', statuses: ['ACTIVE'], none: true } },
      { kind: 'local-time-in', days: ['TUESDAY', 'MONDAY'], from: '08:00', until: '20:00' },
    ],
  };
  const asked = { ...newStep('condition', 'a', ''), condition } as Step;

  expect(await told(wait)).toBe('Wait | Waits 1 day | Then');
  expect(await told(consent)).toBe('Request for consent | Bread | Asked, Could not be asked');
  expect(await told(go)).toBe('Go to | Goodbye | Then');
  expect(await told(act)).toBe('Action | leaves Four weeks | Then');
  expect(await told(asked)).toBe(
    'Condition | All of: tag VIP, not: Bread: agreed / never agreed, Mon, Tue 08:00–20:00 | Yes, Otherwise',
  );
});

test('spans of time are told with their conditions', async () => {
  const spans = (count: number) => ({
    kind: 'any',
    parts: [
      { kind: 'last-active', span: { kind: 'last', duration: `PT${count * 24}H` } },
      { kind: 'consent-dated', topic: 't1', moment: 'ENDS', span: { kind: 'next', duration: `PT${count * 24}H` } },
    ],
  });
  const asked = (count: number) => ({ ...newStep('condition', 'a', ''), condition: spans(count) }) as Step;

  expect(await told(asked(30))).toContain('Last active: in the last 30 days, Bread: consent ends in the next 30 days');
  await startSpeaking('pl');
  expect(await told(asked(1))).toContain('aktywność: w ostatnim dniu, Bread: zgoda się kończy w najbliższym dniu');
  expect(await told(asked(2))).toContain('aktywność: w ostatnich 2 dniach, Bread: zgoda się kończy w najbliższych 2');
  await startSpeaking('en');
});

test('what nobody has chosen yet is not hinted at by dots', async () => {
  expect(await told(newStep('consent', 'a', ''))).toBe('Request for consent |  | Asked, Could not be asked');
  expect(await told(newStep('go-to', 'a', ''))).toBe('Go to |  | ');
  expect(await told(newStep('condition', 'a', ''))).toMatch(/^Condition \| No condition: everybody /);
});

test('ways out bear what stands on them', async () => {
  expect(await told(newStep('split', 'a', ''))).toBe('Split | 50 % / 50 % | Way 1: 50 %, Way 2: 50 %');
  expect(await told(asking('a', { Yes: 'b' }))).toContain('| Yes');
});
