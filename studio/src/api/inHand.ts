/**
 * For what is edited in a form: what somebody began with stays while they do. If somebody else saves meanwhile, the server
 * has to refuse theirs, and cannot if they are handed the newer revision unseen; nor may it take their edits away.
 */
export const inHand = {
  staleTime: Infinity,
  gcTime: 0,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
} as const;
