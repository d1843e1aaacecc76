import { expect, test } from 'vitest';
import type { FlowCheckFindingJson } from '../api/schema';
import { toldOnce } from './findings';

const finding = (kind: FlowCheckFindingJson['kind'], step?: string): FlowCheckFindingJson => ({
  id: kind,
  kind,
  severity: 'ERROR',
  path: [],
  sentence: kind,
  remedy: '',
  ...(step !== undefined && { step }),
});
const fault = (pointer: string) => ({ pointer, detail: pointer });

test('a fault that a finding tells with a remedy is not told again', () => {
  const problems = [fault('/steps/hello/content/text'), fault('/steps/hello'), fault('/steps/hello2/exits')];
  for (const kind of ['MESSAGE_LIMIT', 'UNFINISHED', 'MISSING_REFERENCE'] as const) {
    const findings = [finding(kind, 'hello')];
    expect(toldOnce({ problems, findings })).toEqual({ findings, faults: [fault('/steps/hello2/exits')] });
  }
});

test('a fault stays where what was found is about something else', () => {
  const problems = [fault('/steps/hello/content/text'), fault('/entry')];
  const findings = [finding('LOOP_TOO_SHORT', 'hello'), finding('UNFINISHED')];
  expect(toldOnce({ problems, findings })).toEqual({ findings, faults: problems });
});
