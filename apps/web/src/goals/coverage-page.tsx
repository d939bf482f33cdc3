import './goals.css';
import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CoverageDocument, type CoverageQuery, type OutputKind } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import { Card, PageHead } from '../ui/page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';

interface Cell {
  key: string;
  count: number;
  /** What is missing, in words, where nothing is there; null where a gap is none. */
  missing: string | null;
}

interface MatrixRow {
  key: string;
  name: string;
  cells: (Cell | null)[];
}

/** Who has what, and where nothing is: the gaps are hatched and named. */
export function CoveragePage() {
  const query = useQuery(CoverageDocument);
  return <Loaded of={query}>{(data) => <Coverage data={data} />}</Loaded>;
}

const unique = <T extends { id: string }>(all: readonly (T | null | undefined)[]): T[] => [
  ...new Map(all.flatMap((each) => (each ? [[each.id, each] as const] : []))).values(),
];

const gapsOf = (rows: readonly MatrixRow[]): Cell[] =>
  rows.flatMap((row) => row.cells.flatMap((cell) => (cell?.missing && cell.count === 0 ? cell : [])));

function usePriorityRows({ priorityCoverages }: CoverageQuery) {
  const { t } = useTranslation();
  const nodes = priorityCoverages.nodes;
  const municipalities = unique(nodes.map((each) => each.municipality)).toSorted((a, b) => a.name.localeCompare(b.name, 'sv'));
  const priorities = unique(nodes.map((each) => each.priority)).toSorted((a, b) => a.number - b.number);
  const columns = [...municipalities.map((each) => each.name), t('goals.regionColumn')];
  const rows = priorities.map((priority): MatrixRow => {
    const at = (id: string | null) => nodes.find((each) => each.priority?.id === priority.id && (each.municipality?.id ?? null) === id);
    const cell = (id: string | null, place: string | null): Cell | null => {
      const found = at(id);
      const missing = place ? t('goals.gapIn', { what: priority.name, place }) : null;
      return found ? { key: found.id, count: found.goalCount, missing } : null;
    };
    return {
      key: priority.id,
      name: `${priority.number} ${priority.name}`,
      cells: [...municipalities.map((each) => cell(each.id, each.name)), cell(null, null)],
    };
  });
  return { columns, rows };
}

const outputKinds: OutputKind[] = ['baseline', 'subGoals', 'localPlan', 'profileAreas'];

function useOutputRows({ municipalityOutputs }: CoverageQuery) {
  const { t } = useTranslation();
  const nodes = municipalityOutputs.nodes;
  const rows = unique(nodes.map((each) => each.municipality))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))
    .map((municipality): MatrixRow => {
      const cells = outputKinds.map((kind) => {
        const found = nodes.find((each) => each.municipality?.id === municipality.id && each.kind === kind);
        const missing = t('goals.gapIn', { what: t(`goals.outputs.${kind}`), place: municipality.name });
        return found ? { key: found.id, count: found.itemCount, missing } : null;
      });
      return { key: municipality.id, name: municipality.name, cells };
    });
  return { columns: outputKinds.map((kind) => t(`goals.outputs.${kind}`)), rows };
}

function Coverage({ data }: { data: CoverageQuery }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const priorities = usePriorityRows(data);
  const outputs = useOutputRows(data);
  const gaps = gapsOf(priorities.rows);
  const outputGaps = gapsOf(outputs.rows);
  const crumbs = [{ label: t('goals.title'), to: tenant.path('goals') }, { label: t('goals.coverage') }];
  if (priorities.rows.length === 0 && outputs.rows.length === 0)
    return (
      <>
        <PageHead crumbs={crumbs} title={t('goals.coverageEmpty')} />
        <EmptyState title={t('goals.prioritiesTitle')} act={<LinkButton to={tenant.path('goals')}>{t('goals.title')}</LinkButton>}>
          {t('goals.coverageEmptyBody')}
        </EmptyState>
      </>
    );
  const total = outputs.rows.length * outputKinds.length;
  const said = (count: number) => ({ count, word: atStart(count), total });
  const title = gaps.length ? t('goals.coverageFindingGaps', { ...said(gaps.length), first: gaps[0]!.missing! }) : t('goals.coverageFindingFull');
  const outputTitle = outputGaps.length
    ? t('goals.outputsGaps', { ...said(outputGaps.length), first: outputGaps[0]!.missing! })
    : t('goals.outputsFull', { total });
  return (
    <>
      <PageHead crumbs={crumbs} title={title} />
      <div className="col">
        <Matrix title={t('goals.prioritiesTitle')} caption={t('goals.prioritiesTitle')} corner={t('goals.priority')} {...priorities} />
        <Matrix title={outputTitle} caption={t('goals.outputsTitle')} corner={t('goals.municipality')} {...outputs} />
        <p className="sm">
          <Link to={tenant.path('frameworks')}>{t('goals.frameworks')}</Link>
        </p>
      </div>
    </>
  );
}

interface MatrixProps {
  title: string;
  caption: string;
  corner: string;
  columns: string[];
  rows: MatrixRow[];
}

function Matrix({ title, caption, corner, columns, rows }: MatrixProps) {
  return (
    <Card flush title={title}>
      <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table className="data coverage">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{corner}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, at) => (
                  <CoverageCell key={cell?.key ?? at} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function CoverageCell({ cell }: { cell: Cell | null }) {
  const { t } = useTranslation();
  if (cell && cell.count > 0) return <td>{cell.count}</td>;
  if (!cell?.missing)
    return (
      <td className="t2">
        <span aria-hidden>–</span>
        <span className="sr-only">{t('goals.noGoalHere')}</span>
      </td>
    );
  return (
    <td className="gap">
      <span>{t('goals.gap')}</span>
    </td>
  );
}
