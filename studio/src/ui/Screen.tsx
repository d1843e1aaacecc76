import { Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './screen.module.css';

/** Names the tab of the browser after the screen. */
export function useScreenName(name: string) {
  useEffect(() => {
    document.title = `${name} · Rytm`;
  }, [name]);
}

/** A screen: its name, what it is for, what one can do on it, and its contents. */
export function Screen(props: {
  title: string;
  hint?: string;
  back?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}) {
  const { title, hint, back, actions, narrow = false, children } = props;
  useScreenName(title);
  return (
    <div className={classes.screen} data-narrow={narrow || undefined}>
      <header className={classes.head}>
        <div className={classes.words}>
          {back}
          <Title order={1} tabIndex={-1} id="screen-title">
            {title}
          </Title>
          {hint !== undefined && <Text c="dimmed">{hint}</Text>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}
