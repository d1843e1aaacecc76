import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { sessionQuery, signedIn } from '../api/session';
import { ProofDialog } from '../session/ProofDialog';
import { SignInPage } from '../session/SignInPage';
import { Trouble } from '../ui/Trouble';
import { SessionContext } from './place';
import { Splash } from './Splash';

/** Lets members in; asks everybody else to sign in first, without losing where they wanted to go. */
export function Members() {
  const session = useQuery(sessionQuery);
  if (session.isPending) return <Splash />;
  if (session.isError) {
    return (
      <Splash>
        <Trouble failure={session.error} again={() => void session.refetch()} />
      </Splash>
    );
  }
  const member = signedIn(session.data);
  if (member === null) return <SignInPage demo={session.data.demoSignIn ?? false} />;
  return (
    <SessionContext value={member}>
      <Outlet />
      <ProofDialog />
    </SessionContext>
  );
}
