import { i18n } from '../app/language';

/** `2026-12-17` as people say it: Thursday, 17 December. It is a day of the calendar and belongs to no time zone. */
export function dayName(date: string): string {
  const words = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${date}T12:00:00Z`));
  return words.slice(0, 1).toLocaleUpperCase(i18n.language) + words.slice(1);
}
