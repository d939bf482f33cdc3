import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { grantState, grantTones } from '../economy/grants-table.tsx';
import { ProjectGrantsDocument } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { exactMoney, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { headingOf, shareText } from './grant-words.ts';

/** What funders have decided about a project, and what of it is at risk, in words. */
export function ProjectGrants({ projectId, mayAdd }: { projectId: string; mayAdd: boolean }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay()('grant.create') && mayAdd;
  const { data } = useQuery(ProjectGrantsDocument, { variables: { id: projectId } });
  const grants = data?.node?.__typename === 'Project' ? data.node.grants.nodes : undefined;
  if (!grants || (grants.length === 0 && !may)) return null;
  const add = may ? (
    <LinkButton to={tenant.path('grants/new')} search={{ project: projectId } as never}>
      {t('grants.new')}
    </LinkButton>
  ) : null;
  if (grants.length === 0)
    return (
      <Card title={t('grants.cardNone')}>
        <p className="t2" style={{ marginBottom: 12 }}>
          {t('grants.cardNoneBody')}
        </p>
        {add}
      </Card>
    );
  return (
    <Card title={headingOf(grants.find((grant) => grantState(grant) === 'risk')?.finding ?? grants[0]!.finding)}>
      <ul className="lines">
        {grants.map((grant) => {
          const state = grantState(grant);
          return (
            <li key={grant.id}>
              <p className="row wrap between">
                <Link to={tenant.path(`grants/${grant.id}`)}>{`${grant.funder?.name ?? ''} ${grant.number}`}</Link>
                <Badge plain tone={grantTones[state]}>
                  {t(`economy.${state}`)}
                </Badge>
              </p>
              <p className="sm t2">
                {t('grants.support', { support: exactMoney(toOre(grant.support.amount)) })} ·{' '}
                {t('grants.share', { share: shareText(grant.shareBp), ceiling: exactMoney(toOre(grant.ceiling.amount)) })}
              </p>
            </li>
          );
        })}
      </ul>
      {add ? <div style={{ paddingTop: 8 }}>{add}</div> : null}
    </Card>
  );
}
