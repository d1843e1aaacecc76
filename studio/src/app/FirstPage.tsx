import { Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { Navigate } from '@tanstack/react-router';
import { useSigning } from '../api/session';
import { Empty } from '../ui/Empty';
import { ButtonLink } from '../ui/links';
import { useSession } from './place';
import { Splash } from './Splash';
import { useText } from './text';

const KEPT = 'rytm.page';

/** Remembered, so that `/` leads back to it. */
export function keepPage(page: string) {
  localStorage.setItem(KEPT, page);
}

/** `/`: leads to the page that was worked on last, or to the first there is. */
export function FirstPage() {
  const text = useText();
  const { signOut } = useSigning();
  const { workspaces } = useSession();
  const pages = workspaces.flatMap((workspace) => workspace.pages);
  const chosen = pages.find((page) => String(page.id) === localStorage.getItem(KEPT)) ?? pages[0];
  if (chosen) return <Navigate to="/pages/$page" params={{ page: String(chosen.id) }} replace />;
  const mine = workspaces.find((workspace) => workspace.rights.includes('settings-write'));
  return (
    <Splash>
      <Empty icon={IconPlugConnected} title={text('app.noPage.title')} hint={text('app.noPage.hint')}>
        {mine && (
          <ButtonLink to="/connect/$workspace" params={{ workspace: String(mine.id) }}>
            {text('app.noPage.connect')}
          </ButtonLink>
        )}
        <Button variant="default" onClick={() => void signOut()}>
          {text('app.signOut')}
        </Button>
      </Empty>
    </Splash>
  );
}
