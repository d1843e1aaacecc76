import type { Page } from '../api/pages';
import type { PageForm } from '../api/settings';

/** The settings of a page while somebody edits them. Switched-off parts keep what was typed. */
export interface PageDraft {
  readonly revision: number;
  readonly name: string;
  readonly country: string;
  readonly zone: string;
  readonly quiet: boolean;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly capped: boolean;
  readonly capMax: number;
  readonly capDays: number;
  readonly stopWords: string[];
  readonly startWords: string[];
}

export function draftOf(page: Page): PageDraft {
  const { quietHours, frequencyCap, country, zone, stopWords, startWords } = page.settings;
  return {
    revision: page.revision,
    name: page.name,
    country,
    zone,
    quiet: quietHours !== undefined,
    quietFrom: quietHours?.from.slice(0, 5) ?? '21:00',
    quietUntil: quietHours?.until.slice(0, 5) ?? '08:00',
    capped: frequencyCap !== undefined,
    capMax: frequencyCap?.max ?? 3,
    capDays: frequencyCap?.days ?? 7,
    stopWords: [...stopWords].sort(),
    startWords: [...startWords].sort(),
  };
}

export function formOf(draft: PageDraft): PageForm {
  const { revision, name, country, zone, stopWords, startWords } = draft;
  return {
    revision,
    name,
    country,
    zone,
    stopWords: [...stopWords],
    startWords: [...startWords],
    ...(draft.quiet && { quietHours: { from: draft.quietFrom, until: draft.quietUntil } }),
    ...(draft.capped && { frequencyCap: { max: draft.capMax, days: draft.capDays } }),
  };
}
