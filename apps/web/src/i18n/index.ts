import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en, sv } from './texts.ts';

export type Language = 'sv' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof sv };
    returnNull: false;
  }
}

const kept = 'samnav.language';

/** Absent where the texts are used without a browser, as in tests. */
const storage = globalThis.localStorage as Storage | undefined;

function firstLanguage(): Language {
  const chosen = storage?.getItem(kept);
  if (chosen === 'sv' || chosen === 'en') return chosen;
  return globalThis.navigator?.language?.toLowerCase().startsWith('en') ? 'en' : 'sv';
}

/** The language the page is shown in. */
export const language = (): Language => (i18next.language === 'en' ? 'en' : 'sv');

/** Whether somebody has chosen a language in this browser; otherwise the account's own decides. */
export const languageChosen = (): boolean => (storage?.getItem(kept) ?? null) !== null;

/** Shows the page in a language and remembers it in this browser. */
export async function showLanguage(next: Language, remember = true): Promise<void> {
  if (remember) storage?.setItem(kept, next);
  await i18next.changeLanguage(next);
  globalThis.document?.documentElement.setAttribute('lang', next);
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'sv',
  resources: { sv: { translation: sv }, en: { translation: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
});
globalThis.document?.documentElement.setAttribute('lang', language());

export { i18next };
