import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { BudgetRevisionsDocument, type BudgetRevisionsQuery } from '../generated/graphql.ts';
import { useCategoryWord } from '../projects/budget-matrix.tsx';
import type { OneProject } from '../projects/project-page.tsx';
import { categories } from '../projects/sums.ts';
import { dayOf, longDate } from '../ui/dates.ts';
import { exactMoney, kronor, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';

type Version = Extract<NonNullable<BudgetRevisionsQuery['node']>, { __typename: 'Project' }>['budgetRevisions']['nodes'][number];

const plannedOf = (version: Version, category: (typeof categories)[number]): bigint =>
  version.lines.nodes.filter((line) => line.category === category).reduce((sum, line) => sum + toOre(line.planned.amount), 0n);

/** Each budget as it was approved, and what it changed of the one before. */
export function VersionsCard({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const { data } = useQuery(BudgetRevisionsDocument, { variables: { id: project.id } });
  const versions = data?.node?.__typename === 'Project' ? data.node.budgetRevisions.nodes.toSorted((a, b) => b.number - a.number) : [];
  if (versions.length === 0) return null;
  return (
    <Card title={t('followUp.versionsFinding', { count: versions.length })}>
      <ol className="lines" reversed>
        {versions.map((version, index) => (
          <li key={version.id}>
            <OneVersion version={version} before={versions[index + 1]} />
          </li>
        ))}
      </ol>
    </Card>
  );
}

function OneVersion({ version, before }: { version: Version; before: Version | undefined }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const changes = before
    ? categories
        .filter((category) => plannedOf(version, category) !== plannedOf(before, category))
        .map((category) =>
          t('followUp.versionChange', {
            category: word(category),
            from: kronor(plannedOf(before, category)),
            to: kronor(plannedOf(version, category)),
          }),
        )
    : [];
  const date = longDate(dayOf(version.approvedAt));
  return (
    <>
      <p className="row wrap between">
        <span>
          <strong>{t('followUp.version', { number: version.number })}</strong>{' '}
          <span className="t2">
            {version.approvedBy ? t('followUp.versionBy', { date, name: version.approvedBy.name }) : t('followUp.versionApproved', { date })}
          </span>
        </span>
        <span className="nw">{exactMoney(toOre(version.total.amount))}</span>
      </p>
      {version.because ? <p className="sm">{t('followUp.versionBecause', { reason: version.because })}</p> : null}
      {before ? <p className="sm t2">{changes.length ? changes.join(' · ') : t('followUp.versionSame')}</p> : null}
    </>
  );
}
