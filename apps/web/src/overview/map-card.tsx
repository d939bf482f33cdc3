import { useQuery } from '@apollo/client/react';
import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MapIndicatorDocument, type OverviewQuery } from '../generated/graphql.ts';
import { Chart } from '../ui/chart.tsx';
import type { EChartsOption } from '../ui/chart-canvas.tsx';
import { useColours, type Colour } from '../ui/colours.ts';
import { today } from '../ui/dates.ts';
import { decimal } from '../ui/decimals.ts';
import { Card } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { PlainTable, useListSearch } from '../ui/table.tsx';
import { classesOf, classOf, type Class } from './classes.ts';
import source from './data/municipalities.json';
import { latestValues, type MapRow, type Reported } from './map-rows.ts';

type Municipality = OverviewQuery['municipalities']['nodes'][number];
type Indicator = OverviewQuery['indicators']['nodes'][number];
const counts = ['gaps', 'members', 'late', 'open'] as const;
type Count = (typeof counts)[number];

/** Only the region's own municipalities, under their codes, so that the picture fills its frame. */
function mapOf(codes: string[]) {
  const features = source.features.filter((feature) => codes.includes(feature.properties.code));
  return {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ ...feature, properties: { ...feature.properties, name: feature.properties.code } })),
  };
}

/** What the map is coloured by: its name, what a value is, and how one is written. */
interface Measure {
  name: string;
  title: string;
  context: string;
  unit: string;
  write: (value: number) => string;
}

interface Props {
  municipalities: readonly Municipality[];
  indicators: readonly Indicator[];
  /** Told how many municipalities have reported what is shown; null where the measure is counted, not reported. */
  onReported: (reported: Reported | null) => void;
}

/** What there is most to see of, before anybody has chosen. */
const mostReported = (of: readonly Indicator[]): Indicator | undefined =>
  of.toSorted((a, b) => (b.scopes.totalCount ?? 0) - (a.scopes.totalCount ?? 0) || (b.points.totalCount ?? 0) - (a.points.totalCount ?? 0))[0];

/** The municipalities, coloured by an indicator or a count that one chooses; the address remembers which. */
export function MapCard({ municipalities, indicators, onReported }: Props) {
  const [search, change] = useListSearch();
  const shown = indicators.filter((each) => each.aggregation !== 'text' && (each.scopes.totalCount ?? 0) > 0);
  const count = counts.find((each) => each === search['measure']);
  const indicator = count ? undefined : (shown.find((each) => each.id === search['measure']) ?? mostReported(shown));
  const choose = <MeasureChoice indicators={shown} value={indicator?.id ?? count ?? 'gaps'} onChange={(measure) => change({ measure })} />;
  return indicator ? (
    <IndicatorMap key={indicator.id} indicator={indicator} municipalities={municipalities} choose={choose} onReported={onReported} />
  ) : (
    <CountMap count={count ?? 'gaps'} municipalities={municipalities} choose={choose} onReported={onReported} />
  );
}

function MeasureChoice({ indicators, value, onChange }: { indicators: readonly Indicator[]; value: string; onChange: (measure: string) => void }) {
  const { t } = useTranslation();
  const own = indicators.map(({ id, name }) => ({ value: id, label: name }));
  const counted = counts.map((each) => ({ value: each, label: t(`overview.measures.${each}`) }));
  const data = own.length
    ? [
        { group: t('overview.indicatorGroup'), items: own },
        { group: t('overview.countGroup'), items: counted },
      ]
    : counted;
  return (
    <NativeSelect
      label={t('overview.measure')}
      value={value}
      data={data}
      onChange={(event) => onChange(event.currentTarget.value)}
      style={{ minWidth: 0, maxWidth: 320 }}
    />
  );
}

interface OneMap {
  municipalities: readonly Municipality[];
  choose: ReactNode;
  onReported: Props['onReported'];
}

function CountMap({ count, municipalities, choose, onReported }: OneMap & { count: Count }) {
  const { t } = useTranslation();
  useEffect(() => onReported(null), [count]);
  const rows = useMemo(
    () => municipalities.map(({ code, name, ...all }): MapRow => ({ code, name, value: all[count].totalCount ?? 0 })),
    [municipalities, count],
  );
  const name = t(`overview.measures.${count}`);
  const high = Math.max(0, ...rows.map((row) => row.value ?? 0));
  const most = rows.find((row) => row.value === high)?.name ?? '';
  const title =
    high === 0
      ? t('overview.mapNone', { measure: name })
      : rows.every((row) => row.value === high)
        ? t('overview.mapSame', { measure: name })
        : t('overview.mapMost', { measure: name, most });
  const measure: Measure = { name, title, context: '', unit: t(`overview.units.${count}`), write: String };
  return <MeasureCard measure={measure} rows={rows} choose={choose} />;
}

function IndicatorMap({ indicator, municipalities, choose, onReported }: OneMap & { indicator: Indicator }) {
  const { t } = useTranslation();
  const [year] = useState(() => Number(today().slice(0, 4)) - 4);
  const query = useQuery(MapIndicatorDocument, { variables: { id: indicator.id, year } });
  const found = useMemo(() => latestValues(query.data?.measurements.nodes ?? [], municipalities), [query.data, municipalities]);
  const known = found.rows.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }])).toSorted((a, b) => a.value - b.value);
  useEffect(() => {
    if (query.data) onReported({ count: known.length, total: municipalities.length });
  }, [query.data, known.length, municipalities.length]);
  const [low, high] = [known[0], known.at(-1)];
  const said = { name: indicator.name, low: low?.name ?? '', high: high?.name ?? '', place: low?.name ?? '' };
  const finding = !low ? 'mapSilent' : known.length === 1 ? 'mapOne' : low.value === high!.value ? 'mapEqual' : 'mapLowHigh';
  const measure: Measure = {
    name: indicator.name,
    title: t(`overview.${finding}`, said),
    context: found.period ? t('overview.mapContext', { unit: indicator.unit, period: found.period }) : indicator.unit,
    unit: indicator.unit.split(' ')[0]!,
    write: (value) => decimal(value, indicator.decimals),
  };
  return <Loaded of={query}>{() => <MeasureCard measure={measure} rows={found.rows} choose={choose} />}</Loaded>;
}

function MeasureCard({ measure, rows, choose }: { measure: Measure; rows: MapRow[]; choose: ReactNode }) {
  return (
    <Card title={measure.title}>
      <div className="row wrap between" style={{ marginBottom: 8, alignItems: 'end' }}>
        <span className="sm t2">{measure.context}</span>
        <span className="no-print">{choose}</span>
      </div>
      <MapPicture rows={rows} measure={measure} />
    </Card>
  );
}

function MapPicture({ rows, measure }: { rows: MapRow[]; measure: Measure }) {
  const { t } = useTranslation();
  const classes = useMemo(() => classesOf(rows.flatMap((row) => row.value ?? [])), [rows]);
  const codes = rows.map((row) => row.code).join(' ');
  const maps = useMemo(() => ({ region: mapOf(codes.split(' ')) }), [codes]);
  const option = useOption(rows, measure, classes);
  const drawn = maps.region.features.length;
  const table = (
    <PlainTable
      caption={measure.title}
      rows={rows.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))}
      rowKey={(row) => row.code}
      columns={[
        { key: 'name', label: t('overview.municipality'), cell: (row) => row.name },
        {
          key: 'value',
          label: measure.context || t('overview.value'),
          num: true,
          cell: (row) => (row.value === null ? <span className="t2">{t('overview.notReported')}</span> : measure.write(row.value)),
        },
      ]}
    />
  );
  if (drawn === 0) return table;
  return (
    <>
      <Chart
        label={t('overview.mapLabel', { measure: measure.name })}
        option={option}
        maps={maps}
        height={460}
        table={table}
        foot={<Legend classes={classes} measure={measure} gaps={rows.some((row) => row.value === null)} />}
      />
      {drawn < rows.length ? <p className="sm t2">{t('overview.noMap')}</p> : null}
    </>
  );
}

const ink: Record<number, Colour> = { 0: 'on-m0', 1: 'on-m0', 2: 'on-m2', 3: 'on-m3' };
const fill: Colour[] = ['m0', 'm1', 'm2', 'm3'];

function useOption(rows: MapRow[], measure: Measure, classes: Class[]): EChartsOption {
  const { t } = useTranslation();
  const colours = useColours();
  const narrow = useMediaQuery('(max-width: 760px)');
  const { unit, write } = measure;
  const said = rows.map((row) => (row.value === null ? t('overview.notReported') : `${write(row.value)}${narrow ? '' : ` ${unit}`}`)).join('|');
  return useMemo(() => {
    const words = said.split('|');
    const data = rows.map((row, at) => {
      const step = row.value === null ? null : classes[classOf(classes, row.value)]!.colour;
      const color = step === null ? colours.text : colours[ink[step]!];
      const label = {
        color,
        formatter: `{name|${row.name}}\n{value|${words[at]}}`,
        ...(step === null && { backgroundColor: colours.surface, padding: [2, 6] }),
        rich: { name: { fontWeight: 600, fontSize: 13, lineHeight: 18, color }, value: { fontSize: 13, lineHeight: 16, color } },
      };
      const itemStyle = {
        areaColor: step === null ? colours.surface : colours[fill[step]!],
        borderColor: colours['text-2'],
        borderWidth: 1.2,
        ...(step === null && { decal: hatch(colours.control) }),
      };
      return { name: row.code, value: row.value ?? NaN, itemStyle, label: { show: true, fontSize: 13, ...label }, emphasis: { disabled: true } };
    });
    return {
      tooltip: { show: false },
      series: [
        { type: 'map', map: 'region', data, selectedMode: false, silent: true, aspectScale: 0.44, left: 4, right: 4, top: 4, bottom: 4, roam: false },
      ],
    };
  }, [rows, said, classes, colours]);
}

/** What is not reported: lines on the bare surface. */
const hatch = (color: string) => ({ symbol: 'rect', color, dashArrayX: [1, 0], dashArrayY: [1.5, 5], rotation: -Math.PI / 4 });

function Legend({ classes, measure, gaps }: { classes: Class[]; measure: Measure; gaps: boolean }) {
  const { t } = useTranslation();
  const word = ({ low, high }: Class, index: number): string => {
    const said = { value: measure.write(index === 0 ? high : low), low: measure.write(low), high: measure.write(high) };
    if (low === high) return t('overview.legendOne', said);
    if (index === 0) return t('overview.legendTo', said);
    return t(index === classes.length - 1 ? 'overview.legendFrom' : 'overview.legendRange', said);
  };
  return (
    <>
      {classes.map((each, index) => (
        <span key={each.low} className="legend">
          <i aria-hidden style={{ background: `var(--${fill[each.colour]})` }} />
          {word(each, index)}
        </span>
      ))}
      {gaps ? (
        <span className="legend">
          <i aria-hidden className="hatch" />
          {t('overview.notReported')}
        </span>
      ) : null}
    </>
  );
}
