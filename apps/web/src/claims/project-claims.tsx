import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProjectClaimsDocument } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { shortDate } from '../ui/dates.ts';
import { atStart, money } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { ClaimBadge } from './claim-state.tsx';
import { supportOf, useClaimName } from './claim-words.ts';
import { PrepareDialog } from './prepare-dialog.tsx';

/** What a project has asked of its funders; nothing where it has no decision to claim from. */
export function ProjectClaims({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const name = useClaimName();
  const may = useMay();
  const [preparing, setPreparing] = useState(false);
  const { data } = useQuery(ProjectClaimsDocument, { variables: { id: projectId } });
  const project = data?.node?.__typename === 'Project' ? data.node : null;
  const granted = project?.grants.nodes.some((grant) => !grant.endedAt) ?? false;
  const rows = project?.paymentClaims.nodes ?? [];
  const count = project?.paymentClaims.totalCount ?? 0;
  if (!granted && count === 0) return null;
  return (
    <Card
      title={count ? t('claims.ofProject', { count, word: atStart(count) }) : t('claims.ofProjectNone')}
      aside={<Link to={tenant.path('claims')}>{t('claims.title')}</Link>}
    >
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id} className="row between wrap">
            <span>
              <Link to={tenant.path(`claims/${row.id}`)}>{name(row)}</Link>{' '}
              <span className="sm t2">{`${shortDate(row.startsOn)} – ${shortDate(row.endsOn)}`}</span>
            </span>
            <span className="row nw">
              {money(supportOf(row))}
              <ClaimBadge plain state={row.state} />
            </span>
          </li>
        ))}
      </ul>
      {granted && may('paymentClaim.prepare') ? (
        <div style={{ paddingTop: 8 }}>
          <Button onClick={() => setPreparing(true)}>{t('claims.prepare')}</Button>
        </div>
      ) : null}
      {preparing ? <PrepareDialog projectId={projectId} onClose={() => setPreparing(false)} /> : null}
    </Card>
  );
}
