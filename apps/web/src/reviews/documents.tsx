import { useTranslation } from 'react-i18next';
import { sectionKinds } from '../claims/claim-sections.tsx';
import { Fingerprint } from '../claims/fingerprint.tsx';
import { SealBadge, useReportName } from '../claims/report-state.tsx';
import { capital } from '../ui/choose.ts';
import { dayOf, longDate } from '../ui/dates.ts';
import { exactMoney, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { RoomClaim } from './review-page.tsx';
import { useFunder } from './use-funder.ts';

/** What goes with the lines: the status report, co-financing, attachments; and what can be taken home. */
export function DocumentsCards({ claim }: { claim: RoomClaim }) {
  return (
    <div className="col">
      <Exports claim={claim} />
      <Sections claim={claim} />
      <Attached claim={claim} />
    </div>
  );
}

function Sections({ claim }: { claim: RoomClaim }) {
  const { t } = useTranslation();
  return (
    <Card title={t('reviews.sections')}>
      {sectionKinds.map((kind) => {
        const body = claim.sections.nodes.find((section) => section.kind === kind)?.body;
        return (
          <div key={kind} className="part">
            <h3>{t(`claims.section.${kind}`)}</h3>
            <p className={body ? 'written' : 't2'}>{body ?? t('reviews.notWritten')}</p>
          </div>
        );
      })}
    </Card>
  );
}

function Attached({ claim }: { claim: RoomClaim }) {
  const { t } = useTranslation();
  const funder = useFunder();
  const total = claim.financing.nodes.reduce((sum, row) => sum + toOre(row.amount.amount), 0n);
  return (
    <Card title={t('reviews.documents')}>
      <h3>{t('reviews.financing')}</h3>
      {claim.financing.nodes.length ? (
        <p>{t('reviews.financingSum', { amount: exactMoney(total) })}</p>
      ) : (
        <p className="t2">{t('reviews.nothingHere')}</p>
      )}
      <ul className="lines">
        {claim.financing.nodes.map((row) => (
          <li key={row.id} className="row between">
            <span>
              {row.financierName} <span className="sm t2">{t(`budgets.kinds.${row.kind}`)}</span>
            </span>
            <span className="nw">{exactMoney(toOre(row.amount.amount))}</span>
          </li>
        ))}
      </ul>
      <h3 style={{ marginTop: 12 }}>{t('reviews.attachments')}</h3>
      {claim.attachments.nodes.length ? null : <p className="t2">{t('reviews.nothingHere')}</p>}
      <ul className="lines">
        {claim.attachments.nodes.map((row) => (
          <li key={row.id}>
            <a href={funder.path(`claims/${claim.id}/files/${row.sha256}`)} target="_blank" rel="noreferrer">
              {row.name}
            </a>{' '}
            <span className="t2">{capital(t(`claims.attachmentKinds.${row.kind}`))}</span>
            <span className="xs t2" style={{ display: 'block' }}>
              {t('claims.fingerprintWord')} <Fingerprint of={row.sha256} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Exports({ claim }: { claim: RoomClaim }) {
  const { t } = useTranslation();
  const funder = useFunder();
  const name = useReportName();
  return (
    <Card title={t('reviews.exports')}>
      <div className="row wrap">
        <a className="btn" href={funder.path(`claims/${claim.id}/lines.xlsx`)} download>
          {t('reviews.exportXlsx')}
        </a>
        <a className="btn" href={funder.path(`claims/${claim.id}/lines.jsonl`)} download>
          {t('reviews.exportJsonl')}
        </a>
      </div>
      <ul className="lines" style={{ marginTop: 8 }}>
        {claim.reports.nodes.map((report) => (
          <li key={report.id}>
            <span className="row between wrap">
              <span>{name(report)}</span>
              <SealBadge plain sealed={report.sealedAt !== null} />
            </span>
            <span className="sm t2">
              {longDate(dayOf(report.signedAt))}
              {report.bundleUrl ? (
                <>
                  {' · '}
                  <a href={report.bundleUrl} download>
                    {t('reviews.downloadBundle')}
                  </a>
                </>
              ) : null}
              {report.pdfUrl ? (
                <>
                  {' · '}
                  <a href={report.pdfUrl}>{t('claims.openPdf')}</a>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
