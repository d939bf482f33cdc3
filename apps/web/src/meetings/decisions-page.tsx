import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { DecisionsDocument, type DecisionRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { LinkAct, LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { rowDate } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';
import { progressOf } from './decision-progress.ts';
import { hostName } from './meeting-words.ts';
import { RelateDialog } from './relate-dialog.tsx';

type Row = DecisionRowFragment;

const tones: Record<ReturnType<typeof progressOf>['state'], Tone> = { late: 'late', underway: 'info', done: 'ok', awaits: 'info', none: 'mute' };

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  if (!rows) return t('minutes.decisionsTitle');
  const count = rows.length;
  if (count === 0) return t('minutes.findingNone');
  const of = (state: string) => rows.filter((row) => progressOf(row).state === state).length;
  const [late, alone] = [of('late'), of('none')];
  const rest = [
    late ? t('minutes.findingLate', { count: late, word: inWords(late) }) : null,
    alone === count ? t('minutes.findingNobody') : alone ? t('minutes.findingAlone', { count: alone, word: inWords(alone) }) : null,
  ].filter(Boolean);
  return `${t('minutes.finding', { count, word: atStart(count) })}; ${rest.join(', ') || t('minutes.findingAll')}`;
}

function useWhose(): (row: Row) => string {
  const { t } = useTranslation();
  return (row) => row.body?.name ?? (row.meeting ? hostName(row.meeting, t) : '');
}

function useColumns(relate: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const whose = useWhose();
  return [
    { key: 'what', label: t('minutes.whatColumn'), by: (row) => row.title, cell: (row) => <What row={row} /> },
    {
      key: 'by',
      label: t('minutes.byWhom'),
      by: whose,
      cell: (row) => (
        <>
          {whose(row)} <span className="t2">{t(`minutes.kinds.${row.kind}`)}</span>
          {row.meeting ? (
            <span className="sm" style={{ display: 'block' }}>
              <Link to={tenant.path(`meetings/${row.meeting.id}`)}>{row.meeting.title}</Link>
            </span>
          ) : null}
        </>
      ),
    },
    { key: 'when', label: t('minutes.when'), by: (row) => row.decidedOn, cell: (row) => <span className="nw">{row.decidedOn}</span> },
    { key: 'follow', label: t('minutes.follow'), by: (row) => row.owner?.name, cell: (row) => row.owner?.name ?? <Missing /> },
    { key: 'how', label: t('minutes.how'), by: (row) => progressOf(row).state, cell: (row) => <HowFar row={row} /> },
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (row) =>
        row.viewerCan.relate ? (
          <LinkAct aria-label={t('minutes.relateLong', { title: row.title })} onClick={() => relate(row)}>
            {t('minutes.relateShort')}
          </LinkAct>
        ) : null,
    },
  ];
}

function What({ row }: { row: Row }) {
  const { t } = useTranslation();
  const relations = [
    ...row.relatesTo.nodes.map((each) => t(`minutes.${each.kind}`, { title: each.to?.title ?? '–' })),
    ...row.relatedFrom.nodes.map((each) =>
      t(each.kind === 'supersedes' ? 'minutes.supersededBy' : 'minutes.clarifiedBy', { title: each.from?.title ?? '–' }),
    ),
  ];
  return (
    <>
      {row.paragraph ? <span className="nw">{row.paragraph} </span> : null}
      {row.title} <Source of={row.source} />
      <span className="sm t2" style={{ display: 'block', fontWeight: 400 }}>
        {[row.registryNumber, ...relations].filter(Boolean).join(' · ')}
      </span>
    </>
  );
}

function HowFar({ row }: { row: Row }) {
  const { t } = useTranslation();
  const { state, done, count, late } = progressOf(row);
  const words = { late: t('minutes.late'), underway: t('minutes.underway'), done: t('minutes.allDone'), none: t('minutes.noFollow') };
  return (
    <>
      <Badge plain tone={tones[state]}>
        {state === 'awaits' ? t('minutes.awaits', { date: rowDate(row.deadline?.dueOn ?? row.decidedOn) }) : words[state]}
      </Badge>
      <span className="sm t2" style={{ display: 'block' }}>
        {count ? t('minutes.actionsDone', { done, count }) : t('minutes.noActions')}
        {late ? `, ${t('minutes.actionsLate', { count: late, word: inWords(late) })}` : ''}
      </span>
    </>
  );
}

/** What was decided, by whom, and how far we are. */
export function DecisionsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(DecisionsDocument, 'decisions', { all: true });
  const [relating, setRelating] = useState<Row | null>(null);
  const whose = useWhose();
  const rows = pages.data?.nodes;
  const states = { late: t('minutes.late'), underway: t('minutes.underway'), done: t('minutes.allDone'), none: t('minutes.noFollow') };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.collaboration'), to: tenant.path('collaboration') }, { label: t('minutes.decisionsTitle') }]}
        title={useFinding(rows)}
      />
      <DataTable
        caption={t('minutes.decisionsTitle')}
        pages={pages}
        columns={useColumns(setRelating)}
        rowKey={(row) => row.id}
        text={(row) => `${row.title} ${row.text ?? ''} ${row.paragraph ?? ''} ${row.registryNumber ?? ''} ${whose(row)}`}
        filters={[
          { key: 'by', label: t('minutes.byWhom'), choices: valuesOf(rows, whose), of: whose },
          { key: 'kind', label: t('minutes.kind'), choices: choicesFrom(t('minutes.kinds', { returnObjects: true })), of: (row) => row.kind },
          {
            key: 'how',
            label: t('minutes.how'),
            choices: choicesFrom(states),
            of: (row) => (progressOf(row).state === 'awaits' ? 'underway' : progressOf(row).state),
          },
        ]}
        empty={
          <EmptyState title={t('minutes.findingNone')} act={<LinkButton to={tenant.path('meetings')}>{t('minutes.linkToMeetings')}</LinkButton>}>
            {t('minutes.emptyBody')}
          </EmptyState>
        }
      />
      {relating ? <RelateDialog decision={relating} others={rows ?? []} onClose={() => setRelating(null)} /> : null}
    </>
  );
}
