import { createContext, useContext } from 'react';
import type { PageLine, SignedIn, WorkspaceLine } from '../api/session';

/** Where somebody works: who they are, in which workspace, on which page. */
export interface Place {
  readonly session: SignedIn;
  readonly workspace: WorkspaceLine;
  readonly page: PageLine;
}

export const SessionContext = createContext<SignedIn | null>(null);
export const PlaceContext = createContext<Place | null>(null);

export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('This part of the studio is for those who are signed in.');
  return session;
}

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (place === null) throw new Error('This part of the studio belongs to a page.');
  return place;
}

/** The id of the page as it stands in addresses. */
export function usePageId(): string {
  return String(usePlace().page.id);
}

/** Whether the role allows all of it. What it does not allow is not offered; the server refuses it in any case. */
export function useMay(...rights: readonly string[]): boolean {
  const held = usePlace().workspace.rights;
  return rights.every((right) => held.includes(right));
}

/** Finds a page among all workspaces of the session. */
export function placeOf(session: SignedIn, pageId: string): Place | null {
  for (const workspace of session.workspaces) {
    const page = workspace.pages.find((one) => String(one.id) === pageId);
    if (page) return { session, workspace, page };
  }
  return null;
}
