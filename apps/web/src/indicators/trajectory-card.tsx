import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { useMemo, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IndicatorPointsDocument, type IndicatorPointsQuery } from '../generated/graphql.ts';
import { LinkAct } from '../ui/button.tsx';
import { joined } from '../ui/choose.ts';
import { decimal, withUnit } from '../ui/decimals.ts';
import { done } from '../ui/dialog.tsx';
import { csv } from '../ui/csv.ts';
import { downloadText } from '../ui/download.ts';
import { Card } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { gapText, shortUnit, useIndicatorFinding } from './finding.ts';
import type { OneIndicator, Shown } from './indicator-page.tsx';
import { cellOf, LinesTable, useLineRows, yearText } from './lines-table.tsx';
import { tableYears, type Lines } from './lines.ts';
import { measuredLine, linesOf } from './trajectory-lines.ts';
import { Trajectory } from './trajectory.tsx';

type Points = Extract<NonNullable<IndicatorPointsQuery['node']>, { __typename: 'Indicator' }>['points']['nodes'];

interface Props {
  indicator: OneIndicator;
  shown: Shown;
  others: readonly Shown[];
}

/** Which points a scope has; of the region, those rolled up. */
const filterOf = (scopeId: string | null) => (scopeId ? { scope: { id: { eq: scopeId } } } : { rolledUp: { eq: true } });
const pointsOf = (data: IndicatorPointsQuery | undefined): Points => (data?.node?.__typename === 'Indicator' ? data.node.points.nodes : []);

/** The picture with its table under it; for texts, the texts. */
export function TrajectoryCards({ indicator, shown, others }: Props) {
  const [compared, setCompared] = useState('');
  const query = useQuery(IndicatorPointsDocument, { variables: { id: indicator.id, filter: filterOf(shown.scopeId) } });
  const beside = others.find((each) => each.scopeId !== shown.scopeId && keyOf(each) === compared);
  const second = useQuery(IndicatorPointsDocument, { variables: { id: indicator.id, filter: filterOf(beside?.scopeId ?? null) }, skip: !beside });
  const besidePoints = second.data;
  return (
    <Loaded of={query} rows={8}>
      {(data) =>
        indicator.aggregation === 'text' ? (
          <Texts points={pointsOf(data)} />
        ) : (
          <Drawn
            indicator={indicator}
            shown={shown}
            points={pointsOf(data)}
            compared={beside ? { name: beside.name, points: pointsOf(besidePoints) } : null}
            choice={<CompareChoice others={others} shown={shown} value={beside ? compared : ''} onChange={setCompared} />}
          />
        )
      }
    </Loaded>
  );
}

const keyOf = (shown: Shown): string => shown.scopeId ?? 'region';

function CompareChoice({
  others,
  shown,
  value,
  onChange,
}: {
  others: readonly Shown[];
  shown: Shown;
  value: string;
  onChange: (key: string) => void;
}) {
  const { t } = useTranslation();
  const rest = others.filter((each) => each.scopeId !== shown.scopeId);
  if (rest.length === 0) return null;
  return (
    <NativeSelect
      label={t('indicators.compare')}
      value={value}
      data={[{ value: '', label: t('indicators.compareNone') }, ...rest.map((each) => ({ value: keyOf(each), label: each.name }))]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

interface DrawnProps {
  indicator: OneIndicator;
  shown: Shown;
  points: Points;
  compared: { name: string; points: Points } | null;
  choice: ReactNode;
}

function Drawn({ indicator, shown, points, compared, choice }: DrawnProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const { trajectory, scopeId } = shown;
  const lines = useMemo(() => {
    const targets = indicator.targetValues.nodes.filter((each) => each.scope?.id === (scopeId ?? trajectory?.scope?.id ?? regionScope(indicator)));
    return linesOf(points, trajectory, targets, compared ? [{ name: compared.name, points: measuredLine(compared.points) }] : []);
  }, [indicator, points, trajectory, scopeId, compared?.name, compared?.points]);
  const title = useIndicatorFinding(indicator.name, trajectory);
  const label = trajectory ? `${title}. ${gapText(trajectory)}` : title;
  const latest = points.toSorted((a, b) => b.endsOn.localeCompare(a.endsOn))[0];
  const missing = latest && !latest.complete && Array.isArray(latest.missing) ? (latest.missing as string[]) : [];
  return (
    <div className="col">
      <section className="card" ref={box}>
        <div className="row wrap between" style={{ alignItems: 'end', marginBottom: 8 }}>
          <p className="sm t2">{indicator.unit}</p>
          <span className="no-print">{choice}</span>
        </div>
        <Trajectory lines={lines} label={label} gap={useGapLabel(shown)} decimals={indicator.decimals} unit={indicator.unit} />
        {missing.length ? (
          <p className="notice" style={{ marginTop: 8 }}>
            {t('indicators.missing', { count: missing.length, names: joined(missing, t('ui.and')) })}. {t('indicators.incomplete')}.
          </p>
        ) : null}
      </section>
      <Card flush title={t('indicators.tableTitle')} aside={<Exports indicator={indicator} lines={lines} box={box} />}>
        <div className="scroll" tabIndex={0} role="region" aria-label={t('indicators.tableTitle')}>
          <LinesTable lines={lines} decimals={indicator.decimals} caption={label} unit={indicator.unit} />
        </div>
      </Card>
    </div>
  );
}

/** The region's targets hang on a scope of the region's own, where it has one. */
const regionScope = (indicator: OneIndicator): string | undefined => indicator.scopes.nodes.find((each) => each.kind === 'region')?.id;

/** The words beside the bracket at the next target. */
function useGapLabel({ trajectory: of }: Shown): string | null {
  const { t } = useTranslation();
  if (of?.state !== 'behind' || of.forecastValue == null || of.targetValue == null) return null;
  const off = Math.abs(Number(of.forecastValue) - Number(of.targetValue));
  return t('indicators.gapLabel', { value: withUnit(decimal(off, of.decimals), shortUnit(of.unit)) });
}

function Exports({ indicator, lines, box }: { indicator: OneIndicator; lines: Lines; box: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation();
  const rows = useLineRows(lines);
  const years = tableYears(lines);
  const table = () => [
    [indicator.unit, ...years.map(yearText)],
    ...rows.map((row) => [row.word, ...years.map((year) => String(cellOf(row, year) ?? '').replace('.', ','))]),
  ];
  const picture = () => box.current?.querySelector('figure svg[xmlns]')?.outerHTML;
  const query = `{ node(id: "${indicator.id}") { ... on Indicator { name unit points(first: 100) { nodes { year value complete } } trajectories(first: 10) { nodes { state gap targetLine forecastLine } } } } }`;
  const copy = () => void navigator.clipboard?.writeText(query).then(() => done(t('indicators.copiedQuery')));
  return (
    <span className="row wrap no-print" style={{ gap: '0 14px' }}>
      <LinkAct onClick={() => downloadText(`${indicator.name}.csv`, csv(table()))}>{t('indicators.csv')}</LinkAct>
      <LinkAct onClick={() => downloadText(`${indicator.name}.svg`, picture() ?? '', 'image/svg+xml')}>{t('indicators.svg')}</LinkAct>
      <LinkAct onClick={copy}>{t('indicators.copyQuery')}</LinkAct>
    </span>
  );
}

/** Indicators of quality roll up as their texts. */
function Texts({ points }: { points: Points }) {
  const { t } = useTranslation();
  const told = points.filter((each) => each.text).toSorted((a, b) => b.endsOn.localeCompare(a.endsOn));
  return (
    <Card title={told.length ? t('indicators.findingText', { year: told[0]!.period?.name ?? '' }) : t('indicators.states.noData')}>
      <ul className="lines">
        {told.map((each) => (
          <li key={each.id}>
            <h3>{each.period?.name}</h3>
            <p style={{ whiteSpace: 'pre-line' }}>{each.text}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
