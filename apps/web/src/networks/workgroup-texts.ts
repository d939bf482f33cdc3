import type { SameKeys } from '../i18n/shape.ts';

export const sv = {} as const;

export const en: SameKeys<typeof sv> = {};
