import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClaimReportsDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { dayOf, longDate } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { OneClaim } from './claim-page.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { SealBadge, useReportName } from './report-state.tsx';

/** What was frozen each time the claim was signed. */
export function ReportsCard({ claim }: { claim: OneClaim }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const name = useReportName();
  const { data } = useQuery(ClaimReportsDocument, { variables: { id: claim.id }, skip: claim.submission === 0 });
  const reports = data?.node?.__typename === 'PaymentClaim' ? data.node.reports.nodes : [];
  if (reports.length === 0) return null;
  return (
    <Card title={t('claims.reportsFinding', { count: reports.length, word: atStart(reports.length) })}>
      <ul className="lines">
        {reports.map((report) => (
          <li key={report.id}>
            <span className="row between wrap">
              <Link to={tenant.path(`reports/${report.id}`)}>{name(report)}</Link>
              <SealBadge plain sealed={report.sealedAt !== null} />
            </span>
            <span className="xs t2">
              {longDate(dayOf(report.signedAt))}, {report.signedByName} · <Fingerprint of={report.sha256} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
