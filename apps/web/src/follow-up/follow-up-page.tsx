import '../projects/projects.css';
import './follow-up.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FollowUpDocument, type FollowUpRowFragment } from '../generated/graphql.ts';
import { useCategoryWord } from '../projects/budget-matrix.tsx';
import { BurnDown } from '../projects/burn-down.tsx';
import { FinancingFlow } from './financing-flow.tsx';
import { WithProject, type OneProject } from '../projects/project-page.tsx';
import { categories } from '../projects/sums.ts';
import { useFinancing, useLines, useWhole } from '../projects/whole.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { exactMoney, kronor } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { useListSearch } from '../ui/table.tsx';
import { CommitmentsCard } from './commitments.tsx';
import { VersionsCard } from './versions.tsx';
import { groupsOf, sumsOf, type FollowUpColumn, type FollowUpGroup, type FollowUpSums } from './sums.ts';

/** A project's budget against the ledger, what is ordered, claimed, paid and expected. */
export function FollowUpPage() {
  return <WithProject>{(project) => <One key={project.id} project={project} />}</WithProject>;
}

function useTitle(rows: readonly FollowUpRowFragment[]): string {
  const { t } = useTranslation();
  const word = useCategoryWord();
  if (rows.length === 0) return t('followUp.findingNone');
  const worst = groupsOf(rows, (row) => row.category)
    .filter((group) => group.needsAmendment)
    .toSorted((a, b) => (a.deviation > b.deviation ? -1 : 1))[0];
  if (worst) return t('followUp.findingAmend', { category: word(worst.label as never), amount: exactMoney(worst.deviation) });
  const { deviation } = sumsOf(rows);
  if (deviation === 0n) return t('followUp.findingEven');
  return deviation > 0n
    ? t('followUp.findingOver', { amount: exactMoney(deviation) })
    : t('followUp.findingUnder', { amount: exactMoney(-deviation) });
}

function One({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const whole = useWhole<FollowUpRowFragment>(FollowUpDocument, 'followUp', project.id);
  const lines = useLines(project.id);
  const financing = useFinancing(project.id);
  const rows = whole.data?.nodes ?? [];
  const here = tenant.path(`projects/${project.id}`);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('projects.title'), to: tenant.path('projects') }, { label: project.name, to: here }, { label: t('followUp.title') }]}
        title={useTitle(rows)}
        acts={<LinkButton to={tenant.path(`projects/${project.id}/ledger`)}>{t('followUp.toLedger')}</LinkButton>}
      />
      <div className="col">
        <Loaded of={whole} rows={6}>
          {({ nodes }) =>
            nodes.length ? (
              <FollowUpCard rows={nodes} />
            ) : (
              <EmptyState
                title={t('followUp.findingNone')}
                act={<LinkButton to={tenant.path(`projects/${project.id}/budget`)}>{t('budgets.show')}</LinkButton>}
              >
                {t('followUp.noneBody')}
              </EmptyState>
            )
          }
        </Loaded>
        <div className="grid cols-2" style={{ alignItems: 'start' }}>
          <BurnDown project={project} />
          {lines.data && financing.data ? <FinancingFlow project={project} lines={lines.data.nodes} financing={financing.data.nodes} /> : null}
        </div>
        <CommitmentsCard project={project} lines={lines.data?.nodes ?? []} />
        <VersionsCard project={project} />
      </div>
    </>
  );
}

const shapes = ['category', 'year', 'partner'] as const;
type Shape = (typeof shapes)[number];

function useLabels(): Record<Shape, (row: FollowUpRowFragment) => string> {
  const { t } = useTranslation();
  const word = useCategoryWord();
  return {
    category: (row) => word(row.category),
    year: (row) => String(row.year),
    partner: (row) => row.partner?.name ?? capital(t('budgets.wholeProject')),
  };
}

function FollowUpCard({ rows }: { rows: readonly FollowUpRowFragment[] }) {
  const { t } = useTranslation();
  const [search] = useListSearch();
  const labels = useLabels();
  const shape = shapes.find((each) => each === search['by']) ?? 'category';
  const sorted = rows.toSorted((a, b) => categories.indexOf(a.category) - categories.indexOf(b.category) || a.year - b.year);
  const groups = groupsOf(shape === 'category' ? sorted : sorted.toSorted((a, b) => (labels[shape](a) < labels[shape](b) ? -1 : 1)), labels[shape]);
  return (
    <Card flush title={t('followUp.title')} aside={t('followUp.unitNote')}>
      <nav className="tabs period-choice no-print" aria-label={t('followUp.shown')}>
        {shapes.map((each) => (
          <Link
            key={each}
            to="."
            search={(each === 'category' ? {} : { by: each }) as never}
            replace
            resetScroll={false}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t(({ category: 'followUp.byCategory', year: 'followUp.byYear', partner: 'followUp.byPartner' } as const)[each])}
          </Link>
        ))}
      </nav>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('followUp.title')}>
        <Matrix groups={groups} rows={rows} />
      </div>
      <p className="pad sm t2" style={{ paddingTop: 10 }}>
        {t('followUp.forecastNote')}
      </p>
    </Card>
  );
}

const columns: FollowUpColumn[] = ['planned', 'ledger', 'committed', 'claimed', 'paid', 'forecast', 'deviation'];

function Matrix({ groups, rows }: { groups: readonly FollowUpGroup[]; rows: readonly FollowUpRowFragment[] }) {
  const { t } = useTranslation();
  const kinds = (['cash', 'inKind'] as const).filter((kind) => groups.some((group) => group.kind === kind));
  return (
    <table className="data follow-up">
      <caption className="sr-only">{t('followUp.title')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t('budgets.category')}</span>
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="num">
              {t(`followUp.${column}`)}
            </th>
          ))}
          <th scope="col">{t('followUp.state')}</th>
        </tr>
      </thead>
      {kinds.map((kind) => (
        <tbody key={kind}>
          {groups
            .filter((group) => group.kind === kind)
            .map((group) => (
              <tr key={group.key}>
                <th scope="row">{group.label}</th>
                <Figures of={group} />
              </tr>
            ))}
          {kinds.length > 1 ? (
            <tr className="subtotal">
              <th scope="row">{t(`followUp.${kind}`)}</th>
              <Figures of={sumsOf(rows.filter((row) => row.kind === kind))} />
            </tr>
          ) : null}
        </tbody>
      ))}
      <tfoot>
        <tr>
          <th scope="row">{t('followUp.total')}</th>
          <Figures of={sumsOf(rows)} />
        </tr>
      </tfoot>
    </table>
  );
}

function Figures({ of }: { of: FollowUpSums }) {
  const { t } = useTranslation();
  const state = of.needsAmendment ? (['bad', 'amend'] as const) : of.deviation > 0n ? (['warn', 'over'] as const) : (['ok', 'onTrack'] as const);
  return (
    <>
      {columns.map((column) => (
        <td key={column} className="num">
          {column === 'deviation' && of.deviation > 0n ? `+${kronor(of.deviation)}` : kronor(of[column])}
        </td>
      ))}
      <td>
        <Badge plain tone={state[0]}>
          {t(`followUp.${state[1]}`)}
        </Badge>
      </td>
    </>
  );
}
