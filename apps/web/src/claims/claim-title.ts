import { useTranslation } from 'react-i18next';
import { plainDate } from '../ui/dates.ts';
import { atStart, exactMoney, toOre } from '../ui/money.ts';
import type { ClaimFault } from './claim-faults.tsx';
import type { OneClaim } from './claim-page.tsx';
import { supportOf } from './claim-words.ts';

/** What is to be known about a claim, as its heading. */
export function useClaimTitle(claim: OneClaim, faults: readonly ClaimFault[]): string {
  const { t } = useTranslation();
  const amount = exactMoney(supportOf(claim));
  const decided = claim.decidedSupport ? exactMoney(toOre(claim.decidedSupport.amount)) : amount;
  const blocking = faults.filter((fault) => fault.blocking).length;
  switch (claim.state) {
    case 'draft':
      return blocking ? t('claims.titles.faults', { count: blocking, word: atStart(blocking) }) : t('claims.titles.ready', { amount });
    case 'completionAsked': {
      const funder = claim.funder?.name ?? t('claims.funder');
      const day = claim.completionDueOn;
      return day ? t('claims.titles.completionAsked', { funder, date: plainDate(day) }) : t('claims.titles.completionAskedNoDay', { funder });
    }
    case 'approvedWithDeductions':
      return t('claims.titles.approvedWithDeductions', { amount: decided, deducted: exactMoney(toOre(claim.deducted.amount)) });
    case 'approvedByFunder':
      return t('claims.titles.approvedByFunder', { amount: decided });
    case 'paid':
      return t('claims.titles.paid', { amount: claim.paid ? exactMoney(toOre(claim.paid.amount)) : decided });
    case 'withdrawn':
      return t('claims.titles.withdrawn');
    default:
      return t(`claims.titles.${claim.state}`, { amount });
  }
}
