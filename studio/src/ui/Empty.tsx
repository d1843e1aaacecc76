import { Text, ThemeIcon, Title } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './states.module.css';

/** A place where nothing is yet: why, and the next step to take. */
export function Empty(props: { icon: TablerIcon; title: string; hint?: string; children?: ReactNode }) {
  const { icon: Icon, title, hint, children } = props;
  return (
    <div className={classes.state}>
      <ThemeIcon size={52} radius="xl" variant="light" aria-hidden="true">
        <Icon size={26} stroke={1.6} />
      </ThemeIcon>
      <Title order={2} size="h4">
        {title}
      </Title>
      {hint !== undefined && <Text c="dimmed">{hint}</Text>}
      {children !== undefined && <div className={classes.actions}>{children}</div>}
    </div>
  );
}
