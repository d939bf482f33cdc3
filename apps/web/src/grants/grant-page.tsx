import '../projects/projects.css';
import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { GrantDocument, type GrantFullFragment } from '../generated/graphql.ts';
import { grantState, grantTones } from '../economy/grants-table.tsx';
import { useCategoryWord } from '../projects/budget-matrix.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { dayOf, longDate, plainDate, today } from '../ui/dates.ts';
import { exactMoney, kronor, toOre } from '../ui/money.ts';
import { Card, Facts, PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { ChangeGrantDialog, EndGrantDialog } from './grant-acts.tsx';
import { headingOf, shareText } from './grant-words.ts';
import { SupportCard } from './support-card.tsx';

/** A funder's decision: what of its support is safe, and the rules and periods it comes with. */
export function GrantPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(GrantDocument, { variables: { id } });
  return (
    <Loaded of={query} rows={8}>
      {({ node }) =>
        node?.__typename === 'Grant' ? <One grant={node} /> : <EmptyState title={t('ui.notFoundTitle')}>{t('ui.notFoundBody')}</EmptyState>
      }
    </Loaded>
  );
}

function One({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [act, setAct] = useState<'change' | 'end' | null>(null);
  const state = grantState(grant);
  const project = grant.project;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('economy.title'), to: tenant.path('economy') },
          { label: t('economy.grantsTitle'), to: tenant.path('grants') },
          { label: `${project?.name ?? ''} ${grant.number}`.trim() },
        ]}
        title={headingOf(grant.finding)}
        context={
          <>
            <Badge tone={grantTones[state]}>{t(`economy.${state}`)}</Badge>
            <span>{t('grants.contextOf', { funder: grant.funder?.name ?? '', number: grant.number, date: plainDate(grant.decidedOn) })}</span>
            {grant.endedAt ? <span>{t('grants.ended', { date: plainDate(dayOf(grant.endedAt)), reason: grant.endedBecause ?? '' })}</span> : null}
          </>
        }
        acts={
          <>
            {project ? <LinkButton to={tenant.path(`projects/${project.id}/follow-up`)}>{t('grants.followUp')}</LinkButton> : null}
            {grant.viewerCan.update && !grant.endedAt ? (
              <>
                <Button onClick={() => setAct('change')}>{t('grants.change')}</Button>
                <Button kind="quiet" onClick={() => setAct('end')}>
                  {t('grants.end')}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      <div className="grid cols-7-5">
        <div className="col">
          <SupportCard grant={grant} />
          <CategoriesCard grant={grant} />
          <RulesCard grant={grant} />
        </div>
        <div className="col">
          <PeriodsCard grant={grant} />
          <FactsCard grant={grant} />
        </div>
      </div>
      {act === 'change' ? <ChangeGrantDialog grant={grant} onClose={() => setAct(null)} /> : null}
      {act === 'end' ? <EndGrantDialog grant={grant} onClose={() => setAct(null)} /> : null}
    </>
  );
}

function CategoriesCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const rows = grant.categories.nodes;
  const total = rows.reduce((sum, row) => sum + toOre(row.approved.amount), 0n);
  const method = (row: (typeof rows)[number]) =>
    row.method === 'flatRate' && row.rateBp !== null && row.rateOf
      ? t('grants.methods.flatRate', { rate: shareText(row.rateBp), of: t(`grants.bases.${row.rateOf}`) })
      : t(`grants.methods.${row.method === 'flatRate' ? 'actual' : row.method}`);
  if (rows.length === 0) return null;
  return (
    <Card flush title={t('grants.approved', { amount: exactMoney(total), count: rows.length })}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('grants.counted')}>
        <PlainTable
          caption={t('grants.counted')}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'category', label: t('budgets.category'), cell: (row) => word(row.category) },
            { key: 'method', label: t('grants.counted'), cell: method },
            { key: 'approved', label: t('grants.approvedColumn'), num: true, cell: (row) => kronor(toOre(row.approved.amount)) },
          ]}
        />
      </div>
    </Card>
  );
}

function PeriodsCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const rows = grant.periods.nodes;
  const next = rows.find((period) => period.dueOn >= today());
  const title =
    rows.length === 0 ? t('grants.periodsNone') : next ? t('grants.periodsNext', { date: plainDate(next.dueOn) }) : t('grants.periodsOver');
  return (
    <Card flush={rows.length > 0} title={title} aside={<Link to={tenant.path('claims')}>{t('grants.claims')}</Link>}>
      {rows.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('grants.periodNumber')}>
          <PlainTable
            caption={t('grants.periodNumber')}
            rows={rows}
            rowKey={(row) => row.id}
            rowClass={(row) => (row === next ? 'sel' : undefined)}
            columns={[
              { key: 'number', label: t('grants.periodNumber'), cell: (row) => row.number },
              {
                key: 'days',
                label: t('grants.periodDays'),
                cell: (row) => (
                  <span className="nw">
                    {row.startsOn} – {row.endsOn}
                  </span>
                ),
              },
              {
                key: 'due',
                label: t('grants.due'),
                cell: (row) => (
                  <>
                    <span className="nw">{row.dueOn}</span> {row.isFinal ? <span className="sm t2">{t('grants.final')}</span> : null}
                  </>
                ),
              },
            ]}
          />
        </div>
      ) : null}
    </Card>
  );
}

function FactsCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const project = grant.project;
  return (
    <Card title={t('grants.facts')}>
      <Facts
        of={[
          [t('grants.project'), project ? <Link to={tenant.path(`projects/${project.id}`)}>{project.name}</Link> : null],
          [t('grants.funder'), grant.funder?.name],
          [t('grants.beneficiary'), grant.beneficiaryName],
          [t('grants.period'), `${longDate(grant.startsOn)} – ${longDate(grant.endsOn)}`],
          [t('grants.ceiling'), exactMoney(toOre(grant.ceiling.amount))],
          [t('grants.sharePercent'), shareText(grant.shareBp)],
          [t('grants.ruleSet'), t(`grants.ruleSets.${grant.ruleSet}`)],
          [t('grants.rounding'), t(`grants.roundings.${grant.rounding}`)],
          ...(grant.openUntil ? [[t('grants.openUntil'), longDate(grant.openUntil)] as [string, string]] : []),
          ...(project
            ? [
                [
                  t('grants.ledger'),
                  <Link key="l" to={tenant.path(`projects/${project.id}/ledger`)}>
                    {t('grants.ledger')}
                  </Link>,
                ] as [string, React.ReactNode],
              ]
            : []),
        ]}
      />
    </Card>
  );
}

function RulesCard({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const rows = grant.rules.nodes.toSorted((a, b) => t(`grants.kinds.${a.kind}`).localeCompare(t(`grants.kinds.${b.kind}`), 'sv'));
  const living = rows.filter((rule) => rule.endsOn === null || rule.endsOn >= today());
  if (rows.length === 0) return null;
  return (
    <Card title={t('grants.rules', { count: living.length })} aside={t('grants.rulesCopied')}>
      <dl className="rules">
        {rows.map((rule) => (
          <div key={rule.id}>
            <dt className="strong">{t(`grants.kinds.${rule.kind}`)}</dt>
            <dd>
              {rule.words}
              <span className="sm t2" style={{ display: 'block' }}>
                {rule.endsOn && rule.endsOn < today()
                  ? t('grants.ruleUntil', { date: longDate(rule.endsOn) })
                  : t('grants.ruleFrom', { date: longDate(rule.startsOn) })}
                {rule.source ? (
                  <>
                    {' · '}
                    <RuleSource source={rule.source} />
                  </>
                ) : null}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** Where a rule stands: an address as a link that is named by its place, other words as they are. */
function RuleSource({ source }: { source: string }) {
  const parts = source.split(/(https?:\/\/[^\s;]+)/);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 ? (
          <a key={index} href={part} rel="noreferrer">
            {new URL(part).hostname}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
