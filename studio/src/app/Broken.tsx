import { Button } from '@mantine/core';
import { IconBug } from '@tabler/icons-react';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { Problem } from '../api/problem';
import { Empty } from '../ui/Empty';
import { useText } from './text';

/** Where a screen fell over, in place of it: the rest of the studio stays usable. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const text = useText();
  const sentence = error instanceof Problem ? error.message : text('app.broken.hint');
  return (
    <Empty icon={IconBug} title={text('app.broken.title')} hint={sentence}>
      <Button variant="default" onClick={reset}>
        {text('app.again')}
      </Button>
      <Button onClick={() => location.reload()}>{text('app.broken.reload')}</Button>
    </Empty>
  );
}
