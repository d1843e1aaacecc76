import type { Text } from '../app/text';

/** What a scope allows, in words; a scope of a newer server stands as it is. */
export function scopeText(text: Text, scope: string): string {
  return text(`settings.scopes.${scope}`, { defaultValue: scope });
}
