import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { turnOf } from '../claims/claim-state.tsx';
import { StartReviewDocument } from '../generated/graphql.ts';
import { Button } from '../ui/button.tsx';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { CompletionDialog, CorrectDialog, DecideDialog } from './decision-dialogs.tsx';
import { AskDialog, DeductDialog, NamesDialog, SampleDialog } from './line-dialogs.tsx';
import type { RoomClaim } from './review-page.tsx';
import type { ReviewSums } from './review-sums.ts';
import type { RoomLine } from './use-room.ts';
import { forgets, type OnJudged } from './use-verdict.ts';

/** What a dialog is open for. */
export type ReviewAct =
  { kind: 'sample' | 'completion' | 'decide' | 'correct' } | { kind: 'deduct' | 'names'; line: RoomLine } | { kind: 'ask'; line: RoomLine | null };

interface ActsProps {
  claim: RoomClaim;
  asks: boolean;
  /** All lines are here: what is decided of all of them can be counted. */
  whole: boolean;
  choose: (act: ReviewAct) => void;
}

/** What may be done with the claim as a whole; the next step is the primary one. */
export function ReviewActs({ claim, asks, whole, choose }: ActsProps) {
  const { t } = useTranslation();
  const review = claim.reviews.nodes[0];
  const decided = claim.state === 'approvedByFunder' || claim.state === 'approvedWithDeductions' || claim.state === 'paid';
  if (decided)
    return (
      <Button disabled={!whole} onClick={() => choose({ kind: 'correct' })}>
        {t('reviews.correct')}
      </Button>
    );
  if (turnOf(claim.state) !== 'funder') return null;
  if (!review) return <Start claim={claim} />;
  return (
    <>
      <Button disabled={!whole} kind={asks ? 'primary' : 'secondary'} onClick={() => choose({ kind: 'completion' })}>
        {t('reviews.completion')}
      </Button>
      <Button disabled={!whole} kind={asks ? 'secondary' : 'primary'} onClick={() => choose({ kind: 'decide' })}>
        {t('reviews.decide')}
      </Button>
    </>
  );
}

function Start({ claim }: { claim: RoomClaim }) {
  const { t } = useTranslation();
  const [start, busy] = useVerb(StartReviewDocument, 'startReview', { forgets });
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const answer = await start({ claimId: claim.id });
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t('reviews.startedDone'));
  };
  return (
    <>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      <Button kind="primary" busy={busy} onClick={() => void run()}>
        {t('reviews.start')}
      </Button>
    </>
  );
}

interface DialogProps {
  act: ReviewAct;
  claim: RoomClaim;
  lines: readonly RoomLine[];
  total: number;
  sums: ReviewSums;
  onClose: () => void;
  onJudged: OnJudged;
  /** Another sample is drawn: other lines are in it. */
  onDrawn: () => void;
}

/** The dialog of the act that was chosen. */
export function ReviewDialog({ act, claim, lines, total, sums, onClose, onJudged, onDrawn }: DialogProps) {
  const reviewId = claim.reviews.nodes[0]?.id;
  if (!reviewId) return null;
  const of = { reviewId, onClose };
  switch (act.kind) {
    case 'sample':
      return <SampleDialog {...of} most={total} onDrawn={onDrawn} />;
    case 'deduct':
      return <DeductDialog {...of} line={act.line} onJudged={onJudged} />;
    case 'ask':
      return <AskDialog {...of} line={act.line} onJudged={onJudged} />;
    case 'names':
      return <NamesDialog {...of} line={act.line} />;
    case 'completion':
      return <CompletionDialog {...of} claim={claim} lines={lines} />;
    case 'decide':
      return <DecideDialog {...of} claim={claim} lines={lines} sums={sums} />;
    case 'correct':
      return <CorrectDialog {...of} lines={lines} />;
  }
}
