import { useTranslation } from 'react-i18next';
import type { PaymentClaimState } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';

const tones: Record<PaymentClaimState, Tone> = {
  draft: 'mute',
  approved: 'info',
  submitted: 'info',
  completionAsked: 'unsure',
  resubmitted: 'info',
  approvedByFunder: 'ok',
  approvedWithDeductions: 'warn',
  rejected: 'bad',
  paid: 'ok',
  withdrawn: 'mute',
};

/** Whose turn it is. */
export type Turn = 'project' | 'funder' | 'nobody';

export const turnOf = (state: PaymentClaimState): Turn =>
  state === 'draft' || state === 'approved' || state === 'completionAsked'
    ? 'project'
    : state === 'submitted' || state === 'resubmitted'
      ? 'funder'
      : 'nobody';

/** Where a claim stands, in the words of whoever looks: the project, or the funder. */
export function ClaimBadge({ state, plain, seenBy = 'claims' }: { state: PaymentClaimState; plain?: boolean; seenBy?: 'claims' | 'reviews' }) {
  const { t } = useTranslation();
  // What is sent in waits for the funder, and is only under way for the project.
  const tone = seenBy === 'reviews' && turnOf(state) === 'funder' ? 'soon' : tones[state];
  return (
    <Badge tone={tone} plain={plain}>
      {t(`${seenBy}.states.${state}`)}
    </Badge>
  );
}
