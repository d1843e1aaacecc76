import type { FlowLine } from '../api/flows';

/** `changed`: people get the published version, and the draft has moved on since. */
export const STANDINGS = ['draft', 'published', 'changed'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standing({ publishedAt, savedAt }: FlowLine): Standing {
  if (publishedAt === undefined) return 'draft';
  return new Date(savedAt) > new Date(publishedAt) ? 'changed' : 'published';
}
