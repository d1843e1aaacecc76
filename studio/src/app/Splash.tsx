import type { ReactNode } from 'react';
import { Brand } from './Brand';
import classes from './splash.module.css';

/** The screen before there is anything else: the mark, and what there is to say. */
export function Splash({ children }: { children?: ReactNode }) {
  return (
    <main className={classes.splash}>
      <Brand size={44} />
      {children !== undefined && <div className={classes.box}>{children}</div>}
    </main>
  );
}
