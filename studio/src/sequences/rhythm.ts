import type { Frequency } from '../api/topics';
import { useText } from '../app/text';
import type { Plan } from './plan';

/** When a sequence speaks, in words: every Thursday at 10:00. */
export function useRhythm(): (frequency: Frequency, plan: Plan) => string {
  const text = useText();
  return (frequency, { time, weekday, dayOfMonth }) => {
    switch (frequency) {
      case 'DAILY':
        return text('sequences.rhythm.daily', { time });
      case 'WEEKLY':
        return text(`sequences.rhythm.${weekday}`, { time });
      case 'MONTHLY':
        return dayOfMonth === 31
          ? text('sequences.rhythm.lastDay', { time })
          : text('sequences.rhythm.monthly', { time, day: dayOfMonth });
    }
  };
}
