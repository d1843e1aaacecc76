import { useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconLogout, IconSunMoon, IconUserCircle, type TablerIcon } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSigning } from '../api/session';
import { currentLanguage, LANGUAGES, switchLanguage } from './language';
import { usePageId, usePlace } from './place';
import { sectionsOf } from './sections';
import { useText } from './text';

/** Something that the command palette offers. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** What it belongs to, said behind it. */
  readonly group?: string;
  readonly icon: TablerIcon;
  readonly run: () => void;
}

/** Letters as they are compared: without case and without the marks above and below them. */
export function plain(words: string): string {
  return words.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
}

/** Whether each word that was typed occurs. */
export function fits(label: string, wanted: string): boolean {
  const words = plain(label);
  return plain(wanted)
    .split(/\s+/)
    .every((word) => words.includes(word));
}

/** The commands that fit what was typed; all of them when nothing was. */
export function useCommands(wanted: string): readonly Command[] {
  const screens = useScreens();
  const habits = useHabits();
  return [...screens, ...habits].filter((command) => fits(`${command.label} ${command.group ?? ''}`, wanted));
}

function useScreens(): Command[] {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  return sectionsOf(usePlace()).map(({ name, to, icon, group }) => ({
    id: name,
    label: text(`app.sections.${name}`),
    ...(group && { group: text(`app.groups.${group}`) }),
    icon,
    run: () => void navigate({ to, params: { page } }),
  }));
}

function useHabits(): Command[] {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { signOut } = useSigning();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const other = currentLanguage() === 'pl' ? 'en' : 'pl';
  return [
    {
      id: 'scheme',
      label: text(colorScheme === 'dark' ? 'app.palette.light' : 'app.palette.dark'),
      icon: IconSunMoon,
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    {
      id: 'language',
      label: `${text('app.palette.language')}: ${LANGUAGES[other]}`,
      icon: IconLanguage,
      run: () => void switchLanguage(other),
    },
    {
      id: 'account',
      label: text('session.account.title'),
      icon: IconUserCircle,
      run: () => void navigate({ to: '/pages/$page/account', params: { page } }),
    },
    { id: 'sign-out', label: text('app.signOut'), icon: IconLogout, run: () => void signOut() },
  ];
}
