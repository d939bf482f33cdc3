import { useQuery } from '@apollo/client/react';
import { useParams } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ClaimBadge, turnOf } from '../claims/claim-state.tsx';
import { RoomClaimDocument, type RoomClaimQuery } from '../generated/graphql.ts';
import { period } from '../ui/dates.ts';
import { PageHead } from '../ui/page.tsx';
import { ErrorState, Loaded, LoadingRows, NotFound } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { DocumentsCards } from './documents.tsx';
import { EvidencePane } from './evidence-pane.tsx';
import { FindingsCard } from './findings-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { LinesTable } from './lines-table.tsx';
import { ReviewActs, ReviewDialog, type ReviewAct } from './review-acts.tsx';
import { lineFrom, questionsOf, sumsOf } from './review-sums.ts';
import { SumsStrip } from './sums-strip.tsx';
import { useReviewTitle } from './review-title.ts';
import { useFunder } from './use-funder.ts';
import { useReviewKeys, type ReviewKey } from './use-keys.ts';
import { useRoomLines, type RoomLine, type RoomLines } from './use-room.ts';
import { useVerdict, type OnJudged } from './use-verdict.ts';

export type RoomClaim = RoomClaimQuery['paymentClaims']['nodes'][number];

/** One signed claim under review: its lines, the evidence of the one that is chosen, and what is decided. */
export function ReviewPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(RoomClaimDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ paymentClaims }) => {
        const claim = paymentClaims.nodes[0];
        if (!claim) return <NotFound />;
        return <WithLines key={`${claim.id} ${claim.state}`} claim={claim} />;
      }}
    </Loaded>
  );
}

/** Reads the lines; anew where the claim has come further, since another submission has other lines. */
function WithLines({ claim }: { claim: RoomClaim }) {
  const room = useRoomLines(claim.id);
  if (room.lines) return <One claim={claim} room={room} lines={room.lines} />;
  return room.error ? <ErrorState error={room.error} again={room.reload} /> : <LoadingRows rows={8} />;
}

function One({ claim, room, lines }: { claim: RoomClaim; room: RoomLines; lines: readonly RoomLine[] }) {
  const { t } = useTranslation();
  const funder = useFunder();
  const [act, setAct] = useState<ReviewAct | null>(null);
  const review = claim.reviews.nodes[0];
  const { total, whole } = room;
  const sums = useMemo(() => sumsOf(lines), [lines]);
  const questions = questionsOf(lines, claim.findings.nodes);
  const chosen = useChosen(lines);
  const onJudged: OnJudged = (id, said) => {
    room.judged(id, said);
    chosen.afterVerdict(id);
  };
  const verdict = useVerdict(claim, onJudged);
  const writes = turnOf(claim.state) === 'funder' && review !== undefined;
  const press = useCallback(
    (key: ReviewKey) => {
      if (key === 'j' || key === 'k') return chosen.step(key === 'j' ? 1 : -1);
      if (!writes || !chosen.line) return;
      if (key === 'a') return void verdict.accept(chosen.line);
      setAct({ kind: key === 'd' ? 'deduct' : 'ask', line: chosen.line });
    },
    [chosen, writes, verdict],
  );
  const keys = useReviewKeys(press);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('reviews.title'), to: funder.path() },
          { label: claim.projectName },
          { label: t('reviews.claim', { number: claim.number }) },
        ]}
        title={useReviewTitle(claim, sums, total, questions.unasked + questions.unanswered + questions.answered)}
        context={
          <>
            <ClaimBadge seenBy="reviews" state={claim.state} />
            <span>{[claim.beneficiaryName, claim.grantNumber, period(claim.startsOn, claim.endsOn)].filter(Boolean).join(' · ')}</span>
            {review ? <span>{t('reviews.reviewer', { name: review.reviewerName })}</span> : null}
          </>
        }
        acts={<ReviewActs claim={claim} whole={whole} asks={questions.unasked + questions.unanswered > 0} choose={setAct} />}
      />
      <SumsStrip claim={claim} sums={sums} />
      <div className="grid cols-review">
        <LinesTable
          claim={claim}
          lines={chosen.shown}
          fetched={whole ? null : lines.length}
          total={total}
          chosen={chosen}
          keys={keys}
          writes={writes}
          draw={() => setAct({ kind: 'sample' })}
        />
        <EvidencePane claim={claim} line={chosen.line} writes={writes} verdict={verdict} choose={setAct} />
      </div>
      <div className="grid cols-2" style={{ marginTop: 20, alignItems: 'start' }}>
        <div className="col">
          <FindingsCard claim={claim} unasked={questions.unasked} writes={writes} ask={() => setAct({ kind: 'ask', line: null })} />
          <HistoryCard claim={claim} />
        </div>
        <DocumentsCards claim={claim} />
      </div>
      {room.error ? <ErrorState error={room.error} again={room.reload} /> : null}
      {act ? (
        <ReviewDialog
          act={act}
          claim={claim}
          lines={lines}
          total={total}
          sums={sums}
          onClose={() => setAct(null)}
          onJudged={onJudged}
          onDrawn={room.reload}
        />
      ) : null}
    </>
  );
}

/** Which line is up, and which are shown: both stand in the address. */
export interface Chosen {
  line: RoomLine | undefined;
  shown: readonly RoomLine[];
  onlySample: boolean;
  showOnlySample: (only: boolean) => void;
  choose: (id: string) => void;
  step: (steps: number) => void;
  afterVerdict: (id: string) => void;
}

function useChosen(lines: readonly RoomLine[]): Chosen {
  const [search, change] = useListSearch();
  const onlySample = search['only'] === 'sample';
  const shown = onlySample ? lines.filter((line) => line.inSample) : lines;
  const line = shown.find((each) => each.id === search['line']) ?? shown[0];
  const choose = (id: string) => change({ line: id });
  return {
    line,
    shown,
    onlySample,
    showOnlySample: (only) => change({ only: only ? 'sample' : undefined, line: undefined }),
    choose,
    step: (steps) => {
      const next = lineFrom(shown, line?.id, steps);
      if (next) choose(next.id);
    },
    afterVerdict: (id) => {
      const at = shown.findIndex((each) => each.id === id);
      const next = shown.slice(at + 1).find((each) => each.outcome === 'unseen');
      if (next) choose(next.id);
    },
  };
}
