import { queryOptions, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { unlessTold } from './watching';

export type { CheckView, CheckViewFaultView, ConsentLedgerEntry } from './schema';

/** How often a check under way is looked at where nothing tells of changes. */
const WATCHED = unlessTold(1_500);

/** What the consent ledger of a page holds. */
export const ledgerQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'ledger', 'figures'],
    queryFn: () => body(api.GET('/api/v1/pages/{page}/consent-ledger', { params: { path: { page } } })),
  });

/** The last checks of all of it, the newest first; looked at again as long as one is under way. */
export const ledgerChecksQuery = (page: string) =>
  queryOptions({
    queryKey: ['pages', page, 'ledger', 'checks'],
    queryFn: async () =>
      (await body(api.GET('/api/v1/pages/{page}/consent-ledger/checks', { params: { path: { page } } }))).checks,
    refetchInterval: (query) => (query.state.data?.some((check) => check.finishedAt === undefined) ? WATCHED() : false),
  });

export function useLedgerCheck(page: string) {
  const client = useQueryClient();
  return async () => {
    await api.POST('/api/v1/pages/{page}/consent-ledger/checks', { params: { path: { page } } });
    await client.invalidateQueries({ queryKey: ['pages', page, 'ledger'] });
  };
}

/** Whether the file would be given; whoever sits there may have to prove first that it is them. */
export const askForLedger = (page: string) =>
  api.POST('/api/v1/pages/{page}/consent-ledger/export', { params: { path: { page } } });

/** Where that file is. */
export const ledgerAddress = (page: string) => `/api/v1/pages/${encodeURIComponent(page)}/consent-ledger/export`;

/** What was recorded about one person. All of it is read and checked, so it is not asked for unasked. */
export const proofQuery = (page: string, contact: string) =>
  queryOptions({
    queryKey: ['pages', page, 'contacts', contact, 'proof'],
    queryFn: () =>
      body(api.GET('/api/v1/pages/{page}/contacts/{contact}/ledger', { params: { path: { page, contact } } })),
  });
