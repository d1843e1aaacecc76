import { Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** Fields that belong together, under a heading that says why. */
export function Fields({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId();
  return (
    <Stack role="group" aria-labelledby={id}>
      <div>
        <Title order={2} size="h4" id={id}>
          {title}
        </Title>
        {hint !== undefined && (
          <Text c="dimmed" size="sm">
            {hint}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}
