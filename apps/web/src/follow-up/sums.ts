import type { FinancingKind, FollowUpRowFragment } from '../generated/graphql.ts';
import { toOre } from '../ui/money.ts';

const columns = ['planned', 'ledger', 'committed', 'claimed', 'paid', 'forecast', 'deviation'] as const;
export type FollowUpColumn = (typeof columns)[number];

/** The follow-up of some rows together, in öre. */
export type FollowUpSums = Record<FollowUpColumn, bigint> & { needsAmendment: boolean };

/** A line of the follow-up's table: rows that have something in common. */
export interface FollowUpGroup extends FollowUpSums {
  key: string;
  label: string;
  kind: FinancingKind;
}

export function sumsOf(rows: readonly FollowUpRowFragment[]): FollowUpSums {
  const sum = (column: FollowUpColumn) => rows.reduce((all, row) => all + toOre(row[column].amount), 0n);
  return {
    ...(Object.fromEntries(columns.map((column) => [column, sum(column)])) as Record<FollowUpColumn, bigint>),
    needsAmendment: rows.some((row) => row.needsAmendment),
  };
}

/** Rows by what `labelOf` calls them, money and own work apart, in the order they come. */
export function groupsOf(rows: readonly FollowUpRowFragment[], labelOf: (row: FollowUpRowFragment) => string): FollowUpGroup[] {
  const groups = new Map<string, FollowUpRowFragment[]>();
  for (const row of rows) {
    const key = `${row.kind} ${labelOf(row)}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups].map(([key, own]) => ({ key, label: labelOf(own[0]!), kind: own[0]!.kind, ...sumsOf(own) }));
}
