import { ActionIcon, Drawer } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Brand } from './Brand';
import { HeldNotice } from './HeldNotice';
import { useLivePage } from './live';
import { Navigation } from './Navigation';
import { Palette } from './Palette';
import { usePageId } from './place';
import classes from './shell.module.css';
import { useText } from './text';

/** The frame of the screens of a page: navigation, command palette, and the screen itself. */
export function Shell() {
  const text = useText();
  useLivePage(usePageId());
  const [palette, { open: search, close: endSearch }] = useDisclosure(false);
  const [menu, { open: openMenu, close: closeMenu }] = useDisclosure(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useHotkeys([['mod+K', search]], []);
  useEffect(closeMenu, [path, closeMenu]);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#screen">
        {text('app.skip')}
      </a>
      <aside className={classes.side} aria-label={text('app.side')}>
        <Navigation search={search} />
      </aside>
      <header className={classes.top}>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('app.menu')} onClick={openMenu}>
          <IconMenu2 size={22} />
        </ActionIcon>
        <Brand size={26} />
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={text('app.palette.open')} onClick={search}>
          <IconSearch size={20} />
        </ActionIcon>
      </header>
      <Drawer
        opened={menu}
        onClose={closeMenu}
        title={<Brand size={26} />}
        size={300}
        padding="sm"
        classNames={{ content: classes.drawer, body: classes.drawerBody }}
      >
        <Navigation search={search} />
      </Drawer>
      <main id="screen" className={classes.screen} tabIndex={-1}>
        <HeldNotice />
        <Outlet />
      </main>
      <Palette opened={palette} close={endSearch} />
    </div>
  );
}
