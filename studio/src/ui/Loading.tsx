import { Skeleton, VisuallyHidden } from '@mantine/core';
import { useText } from '../app/text';
import classes from './states.module.css';

/** What is on its way, drawn in the size that it will have, so that nothing jumps when it comes. */
export function Loading({ rows = 5, height = 56 }: { rows?: number; height?: number }) {
  const text = useText();
  return (
    <div className={classes.loading} aria-busy="true">
      <VisuallyHidden role="status">{text('app.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} radius="md" />
      ))}
    </div>
  );
}
