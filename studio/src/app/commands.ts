import { useMantineColorScheme } from '@mantine/core';
import { IconLanguage, IconLogout, IconSettings, IconSunMoon, IconUserCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSigning } from '../api/session';
import { tabsOf } from '../settings/tabs';
import { currentLanguage, LANGUAGES, switchLanguage } from './language';
import { usePageId, usePlace } from './place';
import { fits } from '../ui/search';
import type { Choice } from '../ui/SearchList';
import { sectionsOf } from './sections';
import { useText } from './text';

/** Finds the commands that fit what was typed; all of them when nothing was. */
export function useCommands(): (wanted: string) => readonly Choice[] {
  const commands = [...useScreens(), ...useSettings(), ...useHabits()];
  return (wanted) => commands.filter(({ label, group }) => fits(`${label} ${group ?? ''}`, wanted));
}

function useScreens(): Choice[] {
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

function useSettings(): Choice[] {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  return tabsOf(usePlace()).map(({ name, to }) => ({
    id: `settings-${name}`,
    label: text(`settings.tabs.${name}`),
    group: text('app.sections.settings'),
    icon: IconSettings,
    run: () => void navigate({ to, params: { page } }),
  }));
}

function useHabits(): Choice[] {
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
