import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

/** The languages of the studio, each under its own name. */
export const LANGUAGES = { en: 'English', pl: 'Polski' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT = 'rytm.language';

/** What was chosen here before, else what the browser asks for, else English. */
export function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(KEPT) ?? '', ...navigator.languages];
  const known = wishes.map((wish) => wish.slice(0, 2).toLowerCase()).find((wish) => wish in LANGUAGES);
  return (known ?? 'en') as Language;
}

export function currentLanguage(): Language {
  return i18next.language as Language;
}

/** A catalogue is loaded when its language is spoken for the first time. */
async function load(language: Language) {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { default: catalogue } = await (language === 'pl' ? import('./catalogues/pl') : import('./catalogues/en'));
    i18next.addResourceBundle(language, 'translation', catalogue);
  }
}

async function speak(language: Language) {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Switches and remembers it in this browser. */
export async function switchLanguage(language: Language) {
  localStorage.setItem(KEPT, language);
  await speak(language);
}

export async function startSpeaking(language: Language = preferredLanguage()) {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(language);
}

export { i18next as i18n };
