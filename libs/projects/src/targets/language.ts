import type { ScopeSql } from '@samnav/platform';

/** SQL: of two texts the one in the reader's language. */
export const inLanguage = (scope: ScopeSql, sv: string, en: string): string => `case when ${scope.language} = 'en' then ${en} else ${sv} end`;
