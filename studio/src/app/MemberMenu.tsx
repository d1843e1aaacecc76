import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceDesktop, IconLogout, IconMoon, IconSelector, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useSigning } from '../api/session';
import { currentLanguage, type Language, LANGUAGES, switchLanguage } from './language';
import { usePageId, usePlace } from './place';
import classes from './navigation.module.css';
import { useText } from './text';

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

/** Who one is, in which language and light one works, and the way out. */
export function MemberMenu() {
  const text = useText();
  const page = usePageId();
  const navigate = useNavigate();
  const { signOut } = useSigning();
  const { session, workspace } = usePlace();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const { name } = session.member;
  return (
    <Menu width="target" position="top-start">
      <Menu.Target>
        <UnstyledButton className={classes.person}>
          <span className={classes.face} aria-hidden="true">
            {initials(name)}
          </span>
          <span className={classes.lines}>
            <span>{name}</span>
            <span>{text(`app.roles.${workspace.role}`)}</span>
          </span>
          <VisuallyHidden>{text('app.member.menu')}</VisuallyHidden>
          <IconSelector size={16} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text('app.member.language')}</Menu.Label>
        {Object.entries(LANGUAGES).map(([language, itsName]) => (
          <Choice
            key={language}
            chosen={language === currentLanguage()}
            label={itsName}
            lang={language}
            choose={() => void switchLanguage(language as Language)}
          />
        ))}
        <Menu.Label>{text('app.member.scheme')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Choice
            key={scheme}
            chosen={scheme === colorScheme}
            label={text(`app.schemes.${scheme}`)}
            icon={<Icon size={16} />}
            choose={() => setColorScheme(scheme)}
          />
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconUserCircle size={16} />}
          onClick={() => void navigate({ to: '/pages/$page/account', params: { page } })}
        >
          {text('session.account.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {text('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice(props: { chosen: boolean; label: string; lang?: string; icon?: React.ReactNode; choose: () => void }) {
  const { chosen, label, lang, icon, choose } = props;
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={chosen}
      data-chosen={chosen || undefined}
      lang={lang}
      className={classes.choice}
      leftSection={icon}
      closeMenuOnClick={false}
      onClick={choose}
    >
      {label}
    </Menu.Item>
  );
}

/** The first letters of the first and the last name. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : '';
  return `${words[0]?.slice(0, 1) ?? ''}${last?.slice(0, 1) ?? ''}`.toUpperCase();
}
