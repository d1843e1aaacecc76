import type { DayOfWeek } from '../api/schema';
import { currentLanguage } from './language';

export const DAYS: readonly DayOfWeek[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** A day of the week in the reader's language, as short as calendars write it. The 1st of January 2024 was a Monday. */
export function dayName(day: DayOfWeek): string {
  const date = Date.UTC(2024, 0, 1 + DAYS.indexOf(day));
  return new Intl.DateTimeFormat(currentLanguage(), { weekday: 'short', timeZone: 'UTC' }).format(date);
}
