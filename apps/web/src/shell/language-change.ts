import { useCallback } from 'react';
import { showLanguage, type Language } from '../i18n/index.ts';

/** Shows the page in another language and remembers it in this browser. */
export function useLanguageChange(): (next: Language) => Promise<void> {
  return useCallback((next: Language) => showLanguage(next), []);
}
