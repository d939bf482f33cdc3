import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useVerb } from '../api/verb.ts';
import { turnOf } from '../claims/claim-state.tsx';
import { FindingBadge } from '../claims/finding-state.tsx';
import { CloseFindingDocument } from '../generated/graphql.ts';
import { Button, LinkAct } from '../ui/button.tsx';
import { dayOf, rowDate, shortDate } from '../ui/dates.ts';
import { done } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { atStart, exactMoney, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { RoomClaim } from './review-page.tsx';
import { forgets } from './use-verdict.ts';

type Finding = RoomClaim['findings']['nodes'][number];

interface Props {
  claim: RoomClaim;
  /** Questions about lines that the project gets with the completion. */
  unasked: number;
  writes: boolean;
  ask: () => void;
}

/** What was asked and noted, and what the project answered. */
export function FindingsCard({ claim, unasked, writes, ask }: Props) {
  const { t } = useTranslation();
  const findings = claim.findings.nodes.toSorted((a, b) => a.number - b.number);
  const open = findings.filter((each) => each.state !== 'closed').length;
  const title = open
    ? t('reviews.findingsOpen', { count: open, word: atStart(open) })
    : unasked
      ? t('reviews.findingsUnasked', { count: unasked, word: atStart(unasked) })
      : t(findings.length ? 'reviews.findingsClosed' : 'reviews.findingsNone');
  const mayCome = turnOf(claim.state) === 'funder';
  if (!findings.length && !mayCome) return null;
  return (
    <Card title={title}>
      {unasked ? (
        <p className="t2">{t('reviews.findingsUnaskedHint')}</p>
      ) : findings.length ? null : (
        <p className="t2">{t(writes ? 'reviews.findingsHint' : 'reviews.findingsLater')}</p>
      )}
      <ul className="lines">
        {findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} />
        ))}
      </ul>
      {writes ? (
        <div style={{ paddingTop: 8 }}>
          <Button onClick={ask}>{t('reviews.askWhole')}</Button>
        </div>
      ) : null}
    </Card>
  );
}

function FindingItem({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const [close, busy] = useVerb(CloseFindingDocument, 'closeFinding', { forgets });
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const answer = await close({ findingId: finding.id, expectedVersion: finding.version });
    setProblem(answer.ok ? null : answer.faults.map((fault) => fault.message).join(' '));
    if (answer.ok) done(t('reviews.findingClosed'));
  };
  return (
    <li>
      <ErrorSummary problems={problem ? [{ message: problem }] : []} attempt={problem ? 1 : 0} />
      <p className="row between wrap">
        <span className="sm t2">
          {finding.claimLine ? (
            <Link to="." search={{ line: finding.claimLine.id } as never} resetScroll={false}>
              {t('reviews.toLine', { number: finding.claimLine.number })}
            </Link>
          ) : (
            t('claims.aboutClaim')
          )}
          {finding.amount ? ` · ${exactMoney(toOre(finding.amount.amount))}` : ''}
          {finding.dueOn ? ` · ${t('reviews.dueOn', { date: shortDate(finding.dueOn) })}` : ''}
        </span>
        <FindingBadge state={finding.state} late={finding.late} />
      </p>
      <p className="written">{finding.text}</p>
      {finding.answer && finding.answeredAt ? (
        <p className="written">{t('reviews.answerOf', { date: rowDate(dayOf(finding.answeredAt)), answer: finding.answer })}</p>
      ) : null}
      {finding.closingNote ? <p className="written t2">{finding.closingNote}</p> : null}
      {finding.state === 'closed' ? null : (
        <LinkAct busy={busy} aria-label={t('reviews.closeFindingLong', { text: finding.text })} onClick={() => void run()}>
          {t('reviews.closeFinding')}
        </LinkAct>
      )}
    </li>
  );
}
