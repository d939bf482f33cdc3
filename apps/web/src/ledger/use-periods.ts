import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { LedgerPeriodsDocument, type PeriodRowFragment } from '../generated/graphql.ts';
import { i18next } from '../i18n/index.ts';
import { dayOf, plainDate } from '../ui/dates.ts';

export interface Periods {
  closed: readonly PeriodRowFragment[];
  reload: () => void;
}

/** The days of a project's ledger on which nothing more may be posted. */
export function usePeriods(id: string): Periods {
  const { data, refetch } = useQuery(LedgerPeriodsDocument, { variables: { id } });
  const nodes = data?.node?.__typename === 'Project' ? data.node.ledgerPeriods.nodes : undefined;
  const closed = useMemo(() => (nodes ?? []).filter((period) => period.closedAt !== null), [nodes]);
  return { closed, reload: () => void refetch().catch(() => undefined) };
}

/** Who closed a period, when and why. */
export const periodWords = (period: PeriodRowFragment): string =>
  i18next.t(period.closedBy ? 'ledger.closedBy' : 'ledger.closedOn', {
    date: plainDate(dayOf(period.closedAt!)),
    name: period.closedBy?.name ?? '',
    reason: period.reason,
  });

/** Why nothing may be posted on a day; null where it may. */
export function closedWords(periods: readonly PeriodRowFragment[], day: string): string | null {
  const period = periods.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  return period ? i18next.t('ledger.closedDay', { startsOn: period.startsOn, endsOn: period.endsOn, words: periodWords(period) }) : null;
}
