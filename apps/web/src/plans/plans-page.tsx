import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { usePages } from '../api/connection.ts';
import { ActionPlansDocument, type ActionPlansQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct, LinkButton } from '../ui/button.tsx';
import { longDate, today } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, useListSearch, valuesOf, type Column } from '../ui/table.tsx';
import { AdoptPlanDialog } from './plan-acts.tsx';

export type PlanRow = ActionPlansQuery['actionPlans']['nodes'][number];

const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '') && !Number.isNaN(Date.parse(text!));

/** Whether a plan was in force on a day: adopted by then, and neither over nor replaced. */
const inForceOn = (plan: PlanRow, day: string): boolean =>
  Boolean(plan.inForceFrom && plan.inForceFrom <= day && (!plan.inForceTo || plan.inForceTo >= day));

/** The plans, and what was in force on a day that one chooses. */
export function PlansPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const [search, change] = useListSearch();
  const [adopting, setAdopting] = useState<PlanRow | null>(null);
  const pages = usePages(ActionPlansDocument, 'actionPlans', { all: true });
  const plans = pages.data?.nodes ?? [];
  const day = isDay(search['on']) ? search['on'] : null;
  const at = day ?? today();
  const inForce = plans.filter((plan) => inForceOn(plan, at)).length;
  const open = plans.filter((plan) => !plan.adopted).length;
  const date = longDate(at);
  const first = inForce ? t('plans.finding', { count: inForce, word: atStart(inForce), date }) : t('plans.findingNone', { date });
  const finding = open && !day ? `${first}, ${t('plans.notAdopted', { count: open, word: inWords(open) })}` : first;
  const add = may('actionPlan.create') ? (
    <LinkButton kind="primary" to={tenant.path('plans/new')}>
      {t('plans.newPlan')}
    </LinkButton>
  ) : undefined;
  const shown = pages.data && day ? { ...pages, data: { nodes: plans.filter((plan) => inForceOn(plan, day)), total: inForce } } : pages;
  return (
    <>
      <PageHead crumbs={[{ label: t('plans.title') }]} title={pages.data?.nodes.length ? finding : t('plans.title')} acts={add} />
      <div className="row wrap no-print" style={{ alignItems: 'end', marginBottom: 12 }}>
        <TextInput
          type="date"
          label={t('plans.inForceOn')}
          description={t('plans.inForceHint')}
          value={search['on'] ?? ''}
          onChange={(event) => change({ on: event.currentTarget.value || undefined })}
          style={{ maxWidth: 260 }}
        />
        {day ? <LinkAct onClick={() => change({ on: undefined })}>{t('plans.all')}</LinkAct> : null}
      </div>
      <DataTable
        caption={t('plans.title')}
        pages={shown}
        columns={useColumns(at, setAdopting)}
        rowKey={(row) => row.id}
        text={(row) => [row.title, row.municipality?.name, row.owner?.name].join(' ')}
        filters={[
          {
            key: 'municipality',
            label: t('plans.municipality'),
            choices: [{ value: '-', label: t('plans.wholeRegion') }, ...valuesOf(plans, (row) => row.municipality?.name)],
            of: (row) => row.municipality?.name ?? '-',
          },
        ]}
        empty={
          <EmptyState title={day && plans.length ? first : t('plans.emptyTitle')} act={day ? undefined : add}>
            {day && plans.length ? null : t('plans.emptyBody')}
          </EmptyState>
        }
      />
      {adopting ? <AdoptPlanDialog plan={adopting} onClose={() => setAdopting(null)} /> : null}
    </>
  );
}

function useColumns(at: string, adopt: (plan: PlanRow) => void): Column<PlanRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'title',
      label: t('plans.plan'),
      by: (row) => row.title,
      cell: (row) => (
        <>
          {row.url ? <a href={row.url}>{row.title}</a> : row.title} <Source of={row.source} />
        </>
      ),
    },
    {
      key: 'municipality',
      label: t('plans.municipality'),
      by: (row) => row.municipality?.name,
      cell: (row) => row.municipality?.name ?? t('plans.wholeRegion'),
    },
    { key: 'partOf', label: t('plans.partOf'), by: (row) => row.partOf?.title, cell: (row) => row.partOf?.title ?? <Missing /> },
    { key: 'owner', label: t('plans.owner'), by: (row) => row.owner?.name, cell: (row) => row.owner?.name ?? <Missing /> },
    {
      key: 'adopted',
      label: t('plans.adopted'),
      by: (row) => row.decision?.decidedOn,
      cell: (row) => <Adopted plan={row} />,
    },
    {
      key: 'inForce',
      label: t('plans.inForce'),
      by: (row) => row.inForceFrom,
      cell: (row) =>
        row.inForceFrom ? (
          <Badge plain tone={inForceOn(row, at) ? 'ok' : 'mute'}>
            {`${row.inForceFrom} – ${row.inForceTo ?? ''}`}
          </Badge>
        ) : (
          <Missing label={t('plans.notAdoptedWord')} />
        ),
    },
    {
      key: 'act',
      label: t('ui.act'),
      act: true,
      cell: (row) =>
        row.viewerCan.adopt && !row.adopted ? (
          <Button aria-label={t('plans.adoptLong', { title: row.title })} onClick={() => adopt(row)}>
            {t('plans.adopt')}
          </Button>
        ) : null,
    },
  ];
}

function Adopted({ plan: { decision } }: { plan: PlanRow }) {
  const { t } = useTranslation();
  if (!decision)
    return (
      <Badge plain tone="unsure">
        {t('plans.notAdoptedWord')}
      </Badge>
    );
  return (
    <>
      {t('plans.adoptedBy', { body: decision.body?.name ?? '', date: decision.decidedOn })}
      <span className="xs t2"> {[decision.paragraph, decision.registryNumber].filter(Boolean).join(', ')}</span>
    </>
  );
}
