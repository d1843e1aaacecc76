import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Instants, days and numbers as people of the language write them. */
export interface Moments {
  /** 3 May 2026, 18:00 */
  readonly dateTime: (instant: string) => string;
  /** 3 May 2026 */
  readonly date: (instant: string) => string;
  /** 12 430 */
  readonly number: (count: number) => string;
}

/** `zone` is where the page lives; without one, where the reader is. */
export function useMoments(zone?: string): Moments {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const place = zone === undefined ? {} : { timeZone: zone };
    const dateTime = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', ...place });
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'long', ...place });
    const number = new Intl.NumberFormat(language);
    return {
      dateTime: (instant) => dateTime.format(new Date(instant)),
      date: (instant) => date.format(new Date(instant)),
      number: (count) => number.format(count),
    };
  }, [language, zone]);
}
