import { useTranslation } from 'react-i18next';
import { dayOf, rowDate } from '../ui/dates.ts';
import { Card } from '../ui/page.tsx';
import type { OneClaim } from './claim-page.tsx';

/** What has happened to a claim, by its own columns, in the order it happened; every change stands in the audit log. */
export function HistoryCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const by = (name: string | null | undefined) => ({ name: name ?? t('claims.historyEvents.unknown') });
  const events: [string | null | undefined, string][] = [
    [claim.preparedAt, t('claims.historyEvents.prepared', by(claim.preparedBy?.name))],
    [claim.approvedAt, t('claims.historyEvents.approved', by(claim.approvedBy?.name))],
    [claim.signedAt, t('claims.historyEvents.signed', by(claim.signedByName))],
    [claim.decidedAt, t('claims.historyEvents.decided')],
    [claim.paidOn, t('claims.historyEvents.paid')],
    [claim.withdrawnAt, t('claims.historyEvents.withdrawn')],
  ];
  // A day without a time of day comes last in its day: what was paid was decided before.
  const happened = events
    .flatMap(([at, text]) =>
      at ? [{ at: at.length > 10 ? Date.parse(at) : Date.parse(`${at}T23:59:59Z`), day: at.length > 10 ? dayOf(at) : at, text }] : [],
    )
    .toSorted((a, b) => a.at - b.at);
  return (
    <Card title={t('claims.history')}>
      <ol className="steps">
        {happened.map(({ day, text }) => (
          <li key={text}>
            <span className="dot on" aria-hidden />
            <span>
              {text}
              <span className="sm t2" style={{ display: 'block' }}>
                {rowDate(day)}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
