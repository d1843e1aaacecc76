import { ActionIcon, Anchor, Button, UnstyledButton } from '@mantine/core';
import { createLink } from '@tanstack/react-router';

/** Links that look like something else and still are links: they open in a new tab and show their address. */
export const ButtonLink = createLink(Button<'a'>);
export const TextLink = createLink(Anchor<'a'>);
export const PlainLink = createLink(UnstyledButton<'a'>);
export const IconLink = createLink(ActionIcon<'a'>);
