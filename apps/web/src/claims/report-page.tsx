import './claims.css';
import { useQuery } from '@apollo/client/react';
import { IconLock } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProjectReportDocument, type ProjectReportQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { dayOf, instantText, longDate } from '../ui/dates.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { Loaded, NotFound } from '../ui/states.tsx';
import { BundleJob } from './bundle-job.tsx';
import { Fingerprint } from './fingerprint.tsx';
import { SealBadge, useReportName } from './report-state.tsx';

type OneReport = Extract<NonNullable<ProjectReportQuery['node']>, { __typename: 'ProjectReport' }>;

/** One signed report: whether it is sealed, its fingerprints, its files, and how a stranger checks it. */
export function ReportPage() {
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(ProjectReportDocument, { variables: { id } });
  const waits = query.data?.node?.__typename === 'ProjectReport' && !query.data.node.bundleUrl;
  const { startPolling, stopPolling } = query;
  useEffect(() => {
    if (waits) startPolling(3000);
    return stopPolling;
  }, [waits, startPolling, stopPolling]);
  return <Loaded of={query}>{({ node }) => (node?.__typename === 'ProjectReport' ? <One report={node} /> : <NotFound />)}</Loaded>;
}

function One({ report }: { report: OneReport }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const name = useReportName()(report);
  const { project, claim } = report;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('claims.title'), to: tenant.path('claims') },
          ...(claim ? [{ label: t('claims.claim', { number: claim.number }), to: tenant.path(`claims/${claim.id}`) }] : []),
          { label: name },
        ]}
        title={t(report.sealedAt ? 'claims.reportSealed' : 'claims.reportSigned')}
        context={
          <>
            <SealBadge sealed={report.sealedAt !== null} />
            <span>{report.title}</span>
          </>
        }
      />
      <div className="grid cols-7-5">
        <div className="col">
          <Files report={report} />
          <VerifyCard hash={report.sha256} />
        </div>
        <Card title={t('claims.details')}>
          <Facts
            of={[
              [t('claims.project'), project ? <Link to={tenant.path(`projects/${project.id}`)}>{project.name}</Link> : null],
              [t('claims.report'), name],
              [t('claims.signedAt'), longDate(dayOf(report.signedAt))],
              [t('claims.signedByName'), report.signedByName],
              [t('claims.sealed'), report.sealedAt ? instantText(report.sealedAt) : t('claims.sealing')],
            ]}
          />
        </Card>
      </div>
    </>
  );
}

function Files({ report }: { report: OneReport }) {
  const { t } = useTranslation();
  return (
    <Card title={t('claims.report')}>
      <p className="row" style={{ alignItems: 'flex-start', marginBottom: 12 }}>
        <IconLock aria-hidden size={20} stroke={1.75} style={{ flex: 'none', marginTop: 2 }} />
        <span>{report.bundleUrl ? t('claims.bundleBody') : t('claims.reportSealing')}</span>
      </p>
      <div className="row wrap" style={{ marginBottom: 16 }}>
        {report.bundleUrl ? (
          <a className="btn primary" href={report.bundleUrl} download>
            {t('claims.downloadBundle')}
          </a>
        ) : null}
        {report.pdfUrl ? (
          <a className="btn" href={report.pdfUrl}>
            {t('claims.openPdf')}
          </a>
        ) : null}
      </div>
      {report.bundleUrl ? <BundleJob reportId={report.id} /> : null}
      <h3>{t('claims.hash')}</h3>
      <Fingerprint of={report.sha256} whole />
      {report.pdfSha256 ? (
        <>
          <h3 style={{ marginTop: 12 }}>{t('claims.hashPdf')}</h3>
          <Fingerprint of={report.pdfSha256} whole />
        </>
      ) : null}
    </Card>
  );
}

/** How somebody who does not trust us checks the bundle: four steps, one of them a command. */
export function VerifyCard({ hash }: { hash: string }) {
  const { t } = useTranslation();
  return (
    <Card title={t('claims.verifyTitle')}>
      <p>{t('claims.verifyBody')}</p>
      <ol style={{ listStyle: 'decimal', paddingLeft: 24, margin: '8px 0' }}>
        <li>{t('claims.verifySteps.download')}</li>
        <li>
          {t('claims.verifySteps.key')}{' '}
          <a href="/seal-key.pub" download>
            {t('claims.sealKey')}
          </a>
        </li>
        <li>
          {t('claims.verifySteps.run')}
          <pre className="command" tabIndex={0} role="region" aria-label={t('claims.verifyCommand')}>
            npm run verify -- bundle.zip --key seal-key.pub
          </pre>
        </li>
        <li>
          {t('claims.verifySteps.compare')} <Fingerprint of={hash} />
        </li>
      </ol>
      <p className="sm t2">{t('claims.verifyFormat')}</p>
    </Card>
  );
}
