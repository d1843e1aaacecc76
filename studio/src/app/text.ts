import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/** Gives the sentence of a key, in the reader's language. */
export type Text = TFunction;

export function useText(): Text {
  return useTranslation().t;
}
