import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { JudgeClaimLineDocument, type ReviewLineRowFragment } from '../generated/graphql.ts';
import type { RoomClaim } from './review-page.tsx';
import type { RoomLine } from './use-room.ts';

/** What is read again once something was said of a line. */
export const forgets = ['paymentClaims', 'funderEvents', 'reviews', 'findings'];

/** Told of a verdict that was saved: which line, and what is said of it now. */
export type OnJudged = (lineId: string, verdict: ReviewLineRowFragment | null | undefined) => void;

export interface Verdict {
  accept: (line: RoomLine) => Promise<void>;
  busy: boolean;
  problem: string | null;
  /** What was done last, for the ear: the table shows it to the eye. */
  said: string;
}

/** Accepting a line by one press; the next without a verdict comes up. */
export function useVerdict(claim: RoomClaim, onJudged: OnJudged): Verdict {
  const { t } = useTranslation();
  const [judge, busy] = useVerb(JudgeClaimLineDocument, 'judgeClaimLine', { forgets });
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const reviewId = claim.reviews.nodes[0]?.id;
  const accept = useCallback(
    async ({ id, line }: RoomLine) => {
      if (!reviewId) return;
      const answer = await judge({ reviewId, lineId: id, outcome: 'accepted' });
      setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
      if (!answer.ok) return;
      setSaid(t('reviews.accepted', { number: line.number }));
      onJudged(id, answer.payload.reviewLine);
    },
    [reviewId, judge, t, onJudged],
  );
  return useMemo(() => ({ accept, busy, problem, said }), [accept, busy, problem, said]);
}
