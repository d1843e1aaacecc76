import { Anchor, Button, type ButtonProps, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';

type LinkOf<Props> = Props & Omit<ComponentProps<'a'>, keyof Props>;

/** Links that look like something else and still are links: they open in a new tab and show their address. */
export const ButtonLink = createLink((props: LinkOf<ButtonProps>) => <Button component="a" {...props} />);
export const TextLink = createLink(Anchor<'a'>);
export const PlainLink = createLink((props: LinkOf<UnstyledButtonProps>) => (
  <UnstyledButton component="a" {...props} />
));

/** The way up, above the name of a screen. */
export const BackLink = createLink(function Back({
  children,
  ...rest
}: ComponentProps<'a'> & { children?: ReactNode }) {
  return (
    <Anchor {...rest} size="sm" c="dimmed" display="inline-flex" style={{ gap: 4, alignItems: 'center' }}>
      <IconArrowLeft size={15} aria-hidden="true" />
      {children}
    </Anchor>
  );
});
