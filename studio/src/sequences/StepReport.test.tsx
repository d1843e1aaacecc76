import { expect, test } from 'vitest';
import type { Sequence, StepCount } from '../api/sequences';
import { shown } from '../steps/testing';
import { StepReport } from './StepReport';

const SEQUENCE = { id: 's1', steps: [{ id: 'a', flow: 'f1', on: true }] } as unknown as Sequence;
const COUNT: StepCount = {
  step: 'a',
  planned: 84,
  sent: 80,
  read: 40,
  tapped: 3,
  refused: 1,
  failed: 0,
  unknown: 0,
};

async function measures(count: StepCount) {
  const view = await shown(<StepReport sequence={SEQUENCE} frequency="WEEKLY" counts={[count]} />);
  const lines = view.container.querySelectorAll('[data-row=a] [data-tone]');
  const told = [...lines].map((line) => line.textContent);
  view.unmount();
  return told;
}

test('what came to a turn adds up, and what never happened is not mentioned', async () => {
  const usual = ['Due84', 'Sent80', 'Read40', 'Tapped3', 'Refused1'];
  expect(await measures(COUNT)).toEqual(usual);
  expect(await measures({ ...COUNT, failed: 2, unknown: 1 })).toEqual([...usual, 'Not accepted2', 'Unknown1']);
});
