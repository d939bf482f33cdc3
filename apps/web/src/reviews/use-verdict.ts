import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { JudgeClaimLineDocument } from '../generated/graphql.ts';
import type { RoomClaim } from './review-page.tsx';
import type { RoomLine } from './use-room.ts';

/** What is read again once something was said of a line. */
export const forgets = ['paymentClaims', 'funderEvents', 'reviews', 'findings'];

export interface Verdict {
  accept: (line: RoomLine) => Promise<void>;
  busy: boolean;
  problem: string | null;
  /** What was done last, for the ear: the table shows it to the eye. */
  said: string;
}

/** Accepting a line by one press; the next without a verdict comes up. */
export function useVerdict(claim: RoomClaim, next: { afterVerdict: (id: string) => void }): Verdict {
  const { t } = useTranslation();
  const [judge, busy] = useVerb(JudgeClaimLineDocument, 'judgeClaimLine', { forgets });
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const reviewId = claim.reviews.nodes[0]?.id;
  const { afterVerdict } = next;
  const accept = useCallback(
    async ({ id, line }: RoomLine) => {
      if (!reviewId) return;
      const answer = await judge({ reviewId, lineId: id, outcome: 'accepted' });
      setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
      if (!answer.ok) return;
      setSaid(t('reviews.accepted', { number: line.number }));
      afterVerdict(id);
    },
    [reviewId, judge, t, afterVerdict],
  );
  return useMemo(() => ({ accept, busy, problem, said }), [accept, busy, problem, said]);
}
