import { useEffect, useState } from 'react';

/** Whom the Messenger window shows; it tells whenever somebody else is chosen. Only that window is listened to. */
export function useChosenPerson(origin: string): string | null {
  const [person, setPerson] = useState<string | null>(null);
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      if (event.origin !== origin || typeof event.data !== 'object' || event.data === null) return;
      const { chosen } = event.data as { chosen?: unknown };
      if (typeof chosen === 'string' || chosen === null) setPerson(chosen);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [origin]);
  return person;
}
