import { currentLanguage } from '../app/language';
import { useMoments } from '../app/moments';
import { countryName } from './countries';
import type { Names } from './packs';

/** Days and countries of rule packs in the reader's language; the days are Meta's, whatever the zone. */
export function usePackNames(): Names {
  const { date } = useMoments('UTC');
  return { date, country: countryName(currentLanguage()) };
}
