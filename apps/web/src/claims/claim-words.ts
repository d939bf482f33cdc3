import { useTranslation } from 'react-i18next';
import type { ClaimLineRowFragment, ClaimOwnRowFragment } from '../generated/graphql.ts';
import { capital } from '../ui/choose.ts';
import { shortDecimal } from '../ui/decimals.ts';
import { toOre } from '../ui/money.ts';

/** "Utbetalning 2" */
export function useClaimName(): (claim: { number: number; isFinal: boolean }) => string {
  const { t } = useTranslation();
  return ({ number, isFinal }) => t(isFinal ? 'claims.finalClaim' : 'claims.claim', { number });
}

/** The support asked for: as signed, or while the project works on it as it stands now, for those who see that. */
export function supportOf(claim: Pick<ClaimOwnRowFragment, 'open' | 'claimedSupport' | 'draftSupport'>): bigint {
  return toOre(((claim.open ? claim.draftSupport : null) ?? claim.claimedSupport ?? claim.draftSupport)?.amount ?? '0');
}

/** Whether a second person has approved it as it stands: what was approved before the last signature is of the submission before. */
export const isApproved = ({ approvedAt, signedAt }: { approvedAt?: string | null; signedAt?: string | null }): boolean =>
  approvedAt != null && (signedAt == null || Date.parse(approvedAt) > Date.parse(signedAt));

/** "7,5" hours of minutes. */
export const hoursOf = (minutes: number): string => shortDecimal(minutes / 60, 2);

/** What a line is, in a few words: its text, its supplier, or its category with whose hours they are. */
export function useLineWord(): (line: Pick<ClaimLineRowFragment, 'text' | 'supplier' | 'category' | 'personLabel' | 'minutes'>) => string {
  const { t } = useTranslation();
  return ({ text, supplier, category, personLabel, minutes }) => {
    if (text) return text;
    const word = capital(t(`budgets.categories.${category}`));
    if (supplier) return `${word}, ${supplier}`;
    if (personLabel && minutes) return `${word}, ${personLabel}, ${t('claims.hours', { hours: hoursOf(minutes) })}`;
    return word;
  };
}
