import { describe, expect, it } from 'vitest';
import type { Page } from '../api/pages';
import { draftOf, formOf } from './form';

const page = {
  id: 1,
  workspaceId: 1,
  appId: 1,
  metaPageId: '7',
  name: 'Piekarnia',
  connectedSince: '2022-01-01T00:00:00Z',
  connected: true,
  restriction: 'NONE',
  paused: false,
  catalogVersion: 9,
  revision: 4,
  entrancesRevision: 1,
  settings: {
    country: 'PL',
    zone: 'Europe/Warsaw',
    rulePack: 'messenger-2022',
    stopWords: ['stop'],
    startWords: ['start'],
  },
} satisfies Page;

describe('the settings of a page', () => {
  it('come back as they were when nothing was edited', () => {
    expect(formOf(draftOf(page))).toEqual({
      revision: 4,
      name: 'Piekarnia',
      country: 'PL',
      zone: 'Europe/Warsaw',
      stopWords: ['stop'],
      startWords: ['start'],
    });
  });

  it('have quiet hours and a cap only while these are switched on', () => {
    const edited = { ...draftOf(page), quiet: true, capped: true };

    expect(formOf(edited)).toMatchObject({
      quietHours: { from: '21:00', until: '08:00' },
      frequencyCap: { max: 3, days: 7 },
    });
    expect(formOf({ ...edited, quiet: false, capped: false })).not.toHaveProperty('quietHours');
  });
});
