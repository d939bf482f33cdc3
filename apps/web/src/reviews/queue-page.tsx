import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages, type Pages } from '../api/connection.ts';
import { ClaimBadge, turnOf } from '../claims/claim-state.tsx';
import { RoomClaimsDocument, type RoomClaimRowFragment } from '../generated/graphql.ts';
import { LinkButton } from '../ui/button.tsx';
import { dayOf, daysBetween, shortDate, since, today } from '../ui/dates.ts';
import { atStart, exactMoney, kronor, toOre } from '../ui/money.ts';
import { Card, Missing, PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { DataTable, valuesOf } from '../ui/table.tsx';
import { useFunder } from './use-funder.ts';

type Row = RoomClaimRowFragment;

/** The claims of all regions that were signed to this funder; what waits for it stands first, oldest first. */
export function QueuePage() {
  const { t } = useTranslation();
  const funder = useFunder();
  const pages = usePages(RoomClaimsDocument, 'paymentClaims', { all: true });
  const rows = pages.data?.nodes ?? [];
  const waiting = rows.filter((row) => turnOf(row.state) === 'funder').toSorted((a, b) => (a.signedAt ?? '').localeCompare(b.signedAt ?? ''));
  const count = waiting.length;
  return (
    <>
      <PageHead
        crumbs={[{ label: funder.name }, { label: t('reviews.title') }]}
        title={
          pages.data && rows.length === 0
            ? t('reviews.emptyTitle')
            : count
              ? t('reviews.queueFinding', { count, word: atStart(count) })
              : t(pages.data ? 'reviews.queueNone' : 'reviews.title')
        }
        context={t('reviews.queueContext')}
      />
      <Loaded of={pages}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('reviews.title')}>{t('reviews.emptyBody')}</EmptyState>
          ) : (
            <>
              <Waiting rows={waiting} />
              <Everything pages={pages} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

/** When it came, and how long it has waited. */
function useWaited(): (signedAt: string) => string {
  const { t } = useTranslation();
  return (signedAt) => {
    const days = daysBetween(dayOf(signedAt), today());
    return days < 2 ? since(signedAt) : `${since(signedAt)}, ${t('ui.daysAgo', { count: days })}`;
  };
}

function Waiting({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const funder = useFunder();
  const waited = useWaited();
  if (rows.length === 0) return null;
  return (
    <section className="lane">
      <h2 className="sr-only">{t('reviews.waiting')}</h2>
      <ul className="list">
        {rows.map((row, index) => (
          <li key={row.id} className="task">
            <div className="when">
              <ClaimBadge plain seenBy="reviews" state={row.state} />
              <span className="xs t2" style={{ display: 'block' }}>
                {row.signedAt ? waited(row.signedAt) : null}
              </span>
            </div>
            <div>
              <h3>
                <Link to={funder.path(`claims/${row.id}`)}>{`${row.projectName}, ${t('reviews.claim', { number: row.number })}`}</Link>
              </h3>
              <p className="sm t2">
                {[row.beneficiaryName, row.grantNumber, `${shortDate(row.startsOn)} – ${shortDate(row.endsOn)}`].filter(Boolean).join(' · ')}
              </p>
            </div>
            <p className="strong">{row.claimedSupport ? exactMoney(toOre(row.claimedSupport.amount)) : null}</p>
            <div className="act">
              <LinkButton
                kind={index === 0 ? 'primary' : 'secondary'}
                to={funder.path(`claims/${row.id}`)}
                aria-label={t('reviews.reviewLong', { what: `${row.projectName}, ${t('reviews.claim', { number: row.number })}` })}
              >
                {t('reviews.review')}
              </LinkButton>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Everything({ pages }: { pages: Pages<Row> }) {
  const { t } = useTranslation();
  const funder = useFunder();
  const rows = pages.data?.nodes;
  return (
    <>
      <h2 style={{ margin: '24px 0 8px' }}>{t('reviews.all')}</h2>
      <DataTable
        caption={t('reviews.queue')}
        pages={pages}
        rowKey={(row) => row.id}
        text={(row) => [row.projectName, row.beneficiaryName, row.grantNumber].filter(Boolean).join(' ')}
        filters={[
          { key: 'who', label: t('reviews.beneficiary'), choices: valuesOf(rows, (row) => row.beneficiaryName), of: (row) => row.beneficiaryName },
          {
            key: 'state',
            label: t('reviews.state'),
            choices: valuesOf(rows, (row) => t(`reviews.states.${row.state}`)),
            of: (row) => t(`reviews.states.${row.state}`),
          },
        ]}
        columns={[
          {
            key: 'project',
            label: t('reviews.project'),
            by: (row) => row.projectName,
            cell: (row) => (
              <Link
                to={funder.path(`claims/${row.id}`)}
                aria-label={t('reviews.open', { what: `${row.projectName}, ${t('reviews.claim', { number: row.number })}` })}
              >
                {row.projectName}
              </Link>
            ),
          },
          { key: 'number', label: t('reviews.claimColumn'), num: true, by: (row) => row.number, cell: (row) => row.number },
          {
            key: 'who',
            label: t('reviews.beneficiary'),
            by: (row) => row.beneficiaryName,
            cell: (row) => row.beneficiaryName ?? <Missing />,
          },
          { key: 'signed', label: t('reviews.signed'), by: (row) => row.signedAt, cell: (row) => (row.signedAt ? dayOf(row.signedAt) : <Missing />) },
          {
            key: 'claimed',
            label: t('reviews.claimed'),
            num: true,
            by: (row) => (row.claimedSupport ? Number(toOre(row.claimedSupport.amount)) : null),
            cell: (row) => (row.claimedSupport ? kronor(toOre(row.claimedSupport.amount)) : <Missing />),
          },
          {
            key: 'decided',
            label: t('reviews.decided'),
            num: true,
            by: (row) => (row.decidedSupport ? Number(toOre(row.decidedSupport.amount)) : null),
            cell: (row) => (row.decidedSupport ? kronor(toOre(row.decidedSupport.amount)) : <Missing />),
          },
          {
            key: 'state',
            label: t('reviews.state'),
            by: (row) => row.state,
            cell: (row) => <ClaimBadge plain seenBy="reviews" state={row.state} />,
          },
        ]}
        empty={<Card title={t('reviews.emptyTitle')}>{t('reviews.emptyBody')}</Card>}
      />
    </>
  );
}
