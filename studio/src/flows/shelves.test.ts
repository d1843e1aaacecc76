import { expect, test } from 'vitest';
import type { FlowLine } from '../api/flows';
import { foldersOf, shelves } from './shelves';

function flow(name: string, folder?: string, publishedAt?: string): FlowLine {
  return {
    id: name,
    name,
    kind: 'FLOW',
    revision: 1,
    savedAt: '2026-05-01T10:00:00Z',
    ...(folder !== undefined && { folder }),
    ...(publishedAt !== undefined && { publishedAt }),
  };
}

const FLOWS = [flow('Welcome'), flow('Offer B', 'Spring'), flow('Offer A', 'Autumn', '2026-05-01T10:00:00Z')];

function told(...found: ReturnType<typeof shelves>) {
  return found.map(({ folder, flows }) => [folder, flows.map(({ name }) => name)]);
}

test('flows lie in their folders, the loose ones first', () => {
  expect(told(...shelves(FLOWS, '', null))).toEqual([
    [undefined, ['Welcome']],
    ['Autumn', ['Offer A']],
    ['Spring', ['Offer B']],
  ]);
  expect(foldersOf(FLOWS)).toEqual(['Autumn', 'Spring']);
});

test('a flow is found by its name, its folder and how it stands', () => {
  expect(told(...shelves(FLOWS, 'spring', null))).toEqual([['Spring', ['Offer B']]]);
  expect(told(...shelves(FLOWS, 'offer', 'published'))).toEqual([['Autumn', ['Offer A']]]);
  expect(shelves(FLOWS, 'nothing like it', null)).toEqual([]);
});
