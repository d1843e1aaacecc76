import { useQuery } from '@tanstack/react-query';
import { useSigning } from '../api/session';

/** Uses the demo's link, once however often the screen is drawn. */
export function useDemoEntry(token: string) {
  const { enterBy } = useSigning();
  return useQuery({
    queryKey: ['demo-entry', token],
    queryFn: async () => {
      await enterBy({ token });
      return true;
    },
    retry: false,
    staleTime: Infinity,
  });
}
