import { Outlet, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { workIn } from '../api/client';
import { keepPage } from './FirstPage';
import { NotFound } from './NotFound';
import { PlaceContext, placeOf, useSession } from './place';

/** Tells everything below on which page it works; begins anew when that changes. */
export function PagePlace() {
  const { page } = useParams({ from: '/members/pages/$page' });
  const session = useSession();
  const place = placeOf(session, page);
  workIn(place?.workspace.id ?? null);
  useEffect(() => {
    if (place) keepPage(page);
  }, [place, page]);
  if (!place) return <NotFound />;
  return (
    <PlaceContext value={place}>
      <Outlet key={page} />
    </PlaceContext>
  );
}
