import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * What is disabled loses the focus, and whoever works by keyboard their place. When `away` is over, the focus goes back
 * to where it was when it was held, or to `otherwise` if that is gone; unless somebody has put it elsewhere meanwhile.
 */
export function useFocusBack(away: boolean, otherwise: RefObject<HTMLElement | null>): () => void {
  const held = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (away || held.current === null) return;
    if (isLost()) (held.current.isConnected ? held.current : otherwise.current)?.focus();
    held.current = null;
  }, [away, otherwise]);
  return () => {
    held.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  };
}

/**
 * For what is drawn only while it is open: when it goes, the focus goes back to what opened it, unless somebody has put
 * it elsewhere meanwhile. Of a menu that is the button that opened the menu, for its items are gone by then.
 */
export function useFocusHome() {
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      if (isLost() && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
}

/** Asked before anything is drawn, while the menu still is. */
function openerOf(focused: Element | null): Element | null {
  const menu = focused?.closest('[role=menu]');
  return menu ? document.querySelector(`[aria-controls="${CSS.escape(menu.id)}"]`) : focused;
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
