import { Button } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type LinkView, linkQuery, sessionQuery } from '../api/session';
import { Splash } from '../app/Splash';
import { useText } from '../app/text';
import { Empty } from '../ui/Empty';
import { ButtonLink } from '../ui/links';
import { useScreenName } from '../ui/Screen';
import { JoinForm } from './JoinForm';
import { useDemoEntry } from './demo';

/**
 * `/link#<token>`: makes the first owner, brings in who was invited, or opens the demo.
 *
 * The token leaves the address as soon as it is read, so that it stays in no history and no bookmark.
 */
export function LinkPage() {
  const text = useText();
  const token = useToken();
  useScreenName(text('session.link.title'));
  const session = useQuery(sessionQuery);
  const link = useQuery({ ...linkQuery(token), enabled: token !== '' });
  if (session.isPending || (link.isPending && token !== '')) return <Splash />;
  const signedIn = session.data?.signedIn ?? false;
  if (signedIn && link.data?.kind !== 'INVITATION' && link.data?.kind !== 'OWNER') return <Navigate to="/" replace />;
  if (link.isError || !link.data) return <Refused reason={link.error} />;
  return link.data.kind === 'DEMO' ? <Demo token={token} /> : <Join token={token} link={link.data} />;
}

/** Another link that is opened in the same tab changes nothing but what stands behind the `#`. */
function useToken() {
  const [token, setToken] = useState(() => location.hash.slice(1));
  useEffect(() => {
    const take = () => {
      if (location.hash !== '') setToken(location.hash.slice(1));
      history.replaceState(history.state, '', location.pathname);
    };
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}

function Join({ token, link }: { token: string; link: LinkView }) {
  return (
    <Splash>
      <JoinForm token={token} link={link} />
    </Splash>
  );
}

function Demo({ token }: { token: string }) {
  const entry = useDemoEntry(token);
  if (entry.isError) return <Refused reason={entry.error} />;
  return entry.isSuccess ? <Navigate to="/" replace /> : <Splash />;
}

function Refused({ reason }: { reason: Error | null }) {
  const text = useText();
  const client = useQueryClient();
  return (
    <Splash>
      <Empty
        icon={IconLinkOff}
        title={text('session.link.refused')}
        hint={reason?.message ?? text('session.link.incomplete')}
      >
        <Button variant="default" onClick={() => void client.invalidateQueries()}>
          {text('app.again')}
        </Button>
        <ButtonLink to="/">{text('session.link.signIn')}</ButtonLink>
      </Empty>
    </Splash>
  );
}
