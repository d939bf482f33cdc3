import { language } from '../i18n/index.ts';

/** A name in the reader's language, where the catalogue has it in both. */
export const localName = (of: { name: string; nameEn?: string | null }): string => (language() === 'en' && of.nameEn ? of.nameEn : of.name);
