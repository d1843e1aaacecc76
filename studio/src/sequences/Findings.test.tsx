import { expect, test } from 'vitest';
import type { FlowCheckFindingJson } from '../api/schema';
import { shown } from '../steps/testing';
import { Findings } from './Findings';

const FINDING: FlowCheckFindingJson = {
  id: 'TURN_SENDS_NOTHING/hello',
  kind: 'TURN_SENDS_NOTHING',
  severity: 'WARNING',
  step: 'hello',
  path: [],
  sentence: 'From “Hello” a way ends before anything was said.',
  remedy: 'Lead every way to a message first.',
};

test('what is found of the flows is told with what helps, also twice of two flows', async () => {
  const page = await shown(<Findings findings={[{ ...FINDING, start: '“Welcome” goes out in a turn.' }, FINDING]} />);
  expect(page.getByRole('alert')).toBeDefined();
  expect(page.getAllByText(FINDING.sentence)).toHaveLength(2);
  expect(page.getByText('“Welcome” goes out in a turn. Lead every way to a message first.')).toBeDefined();
});

test('where nothing is found nothing is told', async () => {
  const page = await shown(<Findings findings={[]} />);
  expect(page.queryByRole('alert')).toBeNull();
});
