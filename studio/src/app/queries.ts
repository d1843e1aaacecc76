import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from '../api/problem';
import { sessionQuery } from '../api/session';

const ATTEMPTS = 2;

/** Where answers are kept. Whoever turns out to be signed out is asked to sign in, on the screen they are on. */
export function newQueryClient(): QueryClient {
  const onError = (failure: Error) => {
    if (failure instanceof Problem && failure.status === 401) {
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    }
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Only what another attempt may mend is tried again: nobody answered, or the server was in trouble.
        retry: (failures, failure) =>
          failures < ATTEMPTS && failure instanceof Problem && (failure.status === 0 || failure.status >= 500),
      },
    },
  });
  return client;
}
