import { type RefObject, useEffect, useState } from 'react';

/**
 * Whoever adds a part to the end of a list goes on in its first field; the answer says that one was added. Lists that
 * open when they are clicked come last: what is asked for first is words.
 */
export function useAdded(list: RefObject<HTMLElement | null>): () => void {
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times === 0) return;
    const part = list.current?.lastElementChild;
    const words = part?.querySelector<HTMLElement>('input:not([readonly]), textarea');
    (words ?? part?.querySelector('input'))?.focus();
  }, [times, list]);
  return () => setTimes((before) => before + 1);
}
