import type { FlowLine } from '../api/flows';

/** `changed`: people get the published version, and the draft has moved on since. */
export type Standing = 'draft' | 'published' | 'changed';

export function standing({ publishedAt, savedAt }: FlowLine): Standing {
  if (publishedAt === undefined) return 'draft';
  return new Date(savedAt) > new Date(publishedAt) ? 'changed' : 'published';
}
