import { useTranslation } from 'react-i18next';
import { plainDate } from '../ui/dates.ts';
import { atStart, exactMoney, inWords, toOre } from '../ui/money.ts';
import type { RoomClaim } from './review-page.tsx';
import type { ReviewSums } from './review-sums.ts';

/** How far the review has come, as its heading; once it is decided, the decision. */
export function useReviewTitle(claim: RoomClaim, sums: ReviewSums, total: number, questions: number): string {
  const { t } = useTranslation();
  const underWay = useUnderWay(sums, total, questions);
  const decided = claim.decidedSupport ? exactMoney(toOre(claim.decidedSupport.amount)) : '';
  switch (claim.state) {
    case 'approvedByFunder':
      return t('reviews.titleApproved', { amount: decided });
    case 'approvedWithDeductions':
      return t('reviews.titleDeducted', { amount: decided, deducted: exactMoney(toOre(claim.deducted.amount)) });
    case 'paid':
      return t('reviews.titlePaid', { amount: claim.paid ? exactMoney(toOre(claim.paid.amount)) : decided });
    case 'rejected':
      return t('reviews.titleRejected');
    case 'withdrawn':
      return t('reviews.titleWithdrawn');
    case 'completionAsked':
      return claim.completionDueOn ? t('reviews.titleAsked', { date: plainDate(claim.completionDueOn) }) : t('reviews.titleAskedNoDay');
    default:
      return underWay;
  }
}

function useUnderWay(sums: ReviewSums, total: number, questions: number): string {
  const { t } = useTranslation();
  const asked = questions ? ` ${t('reviews.titleFindings', { count: questions, word: atStart(questions) })}` : '';
  const { sample, doneInSample, done } = sums;
  if (sample) {
    const rest =
      doneInSample === sample ? t('reviews.titleSampleAll') : t('reviews.titleSample', { done: atStart(doneInSample), total: inWords(sample) });
    return asked ? `${rest}.${asked}` : rest;
  }
  const whole =
    done === 0
      ? t('reviews.titleNone', { word: atStart(total) })
      : done === total
        ? t('reviews.titleAll', { total: inWords(total) })
        : t('reviews.titleSome', { done: atStart(done), total: inWords(total) });
  return asked ? `${whole}.${asked}` : whole;
}
