import { expect, test } from 'vitest';
import type { TopicView } from '../api/topics';
import { draftOf, emptyDraft, formOf } from './form';

const BREAD: TopicView = {
  topic: {
    id: 'bread',
    name: 'Chleb tygodnia',
    frequency: 'WEEKLY',
    zone: 'Europe/Warsaw',
    currentWording: 2,
    wordings: {
      1: { version: 1, title: 'Chleb', callToAction: 'ALLOW', language: 'pl' },
      2: { version: 2, title: 'Chleb tygodnia', imageUrl: 'https://a.pl/b.png', callToAction: 'GET', language: 'pl' },
    },
    reOptIn: true,
    onStop: 'farewell',
    stopTag: 'stopped',
  },
  paused: false,
  frequencyFixed: true,
  revision: 7,
};

test('what was loaded and left alone is sent back as it was', () => {
  expect(formOf(draftOf(BREAD), 7)).toEqual({
    revision: 7,
    name: 'Chleb tygodnia',
    frequency: 'WEEKLY',
    zone: 'Europe/Warsaw',
    wording: { title: 'Chleb tygodnia', imageUrl: 'https://a.pl/b.png', callToAction: 'GET', language: 'pl' },
    reOptIn: true,
    onStop: 'farewell',
    stopTag: 'stopped',
  });
});

test('a topic without a title of its own is asked about by its name', () => {
  const form = formOf({ ...emptyDraft('Europe/Warsaw', 'pl'), name: 'Promocje', title: '  ' });
  expect(form.wording.title).toBe('Promocje');
});

test('fields that were left empty are not sent', () => {
  const form = formOf({ ...emptyDraft('Europe/Warsaw', 'pl'), name: 'Promocje' });
  expect(Object.keys(form).toSorted()).toEqual(['frequency', 'name', 'reOptIn', 'wording', 'zone']);
  expect(form.wording).not.toHaveProperty('imageUrl');
});
