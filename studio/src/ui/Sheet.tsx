import type { ReactNode } from 'react';
import classes from './sheet.module.css';

/** A piece of paper on the desk. `flush` lets its contents reach the edge. */
export function Sheet({ children, flush = false }: { children: ReactNode; flush?: boolean }) {
  return (
    <section className={classes.sheet} data-flush={flush || undefined}>
      {children}
    </section>
  );
}
