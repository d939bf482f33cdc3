import type { ImportPreviewFragment } from '../generated/graphql.ts';
import { i18next } from '../i18n/index.ts';
import { capital, joined } from '../ui/choose.ts';

export interface Counts {
  new: number;
  changed: number;
  gone: number;
  refused: number;
  unchanged: number;
}

/** What becomes of the vouchers of a preview. */
export function countsOf(rows: NonNullable<ImportPreviewFragment['rows']>): Counts {
  const of = (action: 'new' | 'changed' | 'gone' | 'unchanged') => rows.filter((row) => row.action === action && row.refused === null).length;
  return {
    new: of('new'),
    changed: of('changed'),
    gone: of('gone'),
    unchanged: of('unchanged'),
    refused: rows.filter((row) => row.refused !== null).length,
  };
}

/** "38 nya verifikat, 2 ändrade och 3 som inte kan tas in". */
export function countWords(counts: Counts): string {
  const parts = [
    ...(counts.new ? [i18next.t('books.newCount', { count: counts.new })] : []),
    ...(counts.changed ? [i18next.t('books.changedCount', { count: counts.changed })] : []),
    ...(counts.gone ? [i18next.t('books.goneCount', { count: counts.gone })] : []),
    ...(counts.refused ? [i18next.t('books.refusedCount', { count: counts.refused })] : []),
  ];
  return parts.length ? capital(joined(parts, i18next.t('ui.and'))) : i18next.t('books.foundNothing');
}
