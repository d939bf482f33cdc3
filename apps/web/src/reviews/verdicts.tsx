import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/form.tsx';
import { exactMoney } from '../ui/money.ts';
import type { ReviewAct } from './review-acts.tsx';
import type { RoomLine } from './use-room.ts';
import type { Verdict } from './use-verdict.ts';

/** The three verdicts of a line; accepting carries the amount. */
export function Verdicts({ line, verdict, choose }: { line: RoomLine; verdict: Verdict; choose: (act: ReviewAct) => void }) {
  const { t } = useTranslation();
  const settled = line.outcome === 'accepted' || line.outcome === 'deducted';
  return (
    <div className="part">
      <ErrorSummary problems={verdict.problem ? [{ message: verdict.problem }] : []} attempt={verdict.problem ? 1 : 0} />
      <p className="sr-only" role="status">
        {verdict.said}
      </p>
      <div className="row wrap">
        <Button kind={settled ? 'secondary' : 'primary'} busy={verdict.busy} onClick={() => void verdict.accept(line)} aria-keyshortcuts="a">
          {t('reviews.accept', { amount: exactMoney(line.eligible) })}
        </Button>
        {line.eligible > 0n ? (
          <Button onClick={() => choose({ kind: 'deduct', line })} aria-keyshortcuts="d">
            {t('reviews.deduct')}
          </Button>
        ) : null}
        <Button onClick={() => choose({ kind: 'ask', line })} aria-keyshortcuts="f">
          {t('reviews.ask')}
        </Button>
      </div>
    </div>
  );
}
