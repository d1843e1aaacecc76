import { type RefObject, useEffect, useRef } from 'react';

/**
 * What is disabled loses the focus, and whoever works by keyboard their place. When `away` is over, the focus goes back
 * to where it was when it was held, or to `otherwise` if that is gone; unless somebody has put it elsewhere meanwhile.
 */
export function useFocusBack(away: boolean, otherwise: RefObject<HTMLElement | null>): () => void {
  const held = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (away || held.current === null) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost) (held.current.isConnected ? held.current : otherwise.current)?.focus();
    held.current = null;
  }, [away, otherwise]);
  return () => {
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  };
}
