import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PlaceContext } from './place';

/** Instants, days and numbers as people of the language write them. */
export interface Moments {
  /** 3 May 2026, 18:00 */
  readonly dateTime: (instant: string) => string;
  /** 3 May 2026 */
  readonly date: (instant: string) => string;
  /** 12 430 */
  readonly number: (count: number) => string;
}

/**
 * Everything about a page is told by the page's clock, whoever reads it where; what is about the reader alone, by theirs.
 * The clock is named where it is not the reader's. `zone` is another clock to tell by.
 */
export function useMoments(zone?: string): Moments {
  const { language } = useTranslation().i18n;
  const page = useContext(PlaceContext)?.page.zone;
  return useMemo(() => momentsAt(language, zone ?? page), [language, zone, page]);
}

function momentsAt(language: string, zone: string | undefined): Moments {
  const place = zone === undefined ? {} : { timeZone: zone };
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', ...place });
  const readers = new Intl.DateTimeFormat('en', CLOCK);
  const pages = new Intl.DateTimeFormat('en', { ...CLOCK, ...place });
  const here = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', ...place });
  const elsewhere = new Intl.DateTimeFormat(language, { ...TO_THE_MINUTE, ...place });
  const number = new Intl.NumberFormat(language);
  return {
    dateTime: (instant) => {
      const at = new Date(instant);
      return (readers.format(at) === pages.format(at) ? here : elsewhere).format(at);
    },
    date: (instant) => date.format(new Date(instant)),
    number: (count) => number.format(count),
  };
}

/** Enough to tell whether two clocks show the same. */
const CLOCK = { dateStyle: 'short', timeStyle: 'short' } as const;

const TO_THE_MINUTE: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
};
