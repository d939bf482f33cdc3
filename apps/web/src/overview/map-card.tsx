import { NativeSelect } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverviewQuery } from '../generated/graphql.ts';
import { Chart } from '../ui/chart.tsx';
import type { EChartsOption } from '../ui/chart-canvas.tsx';
import { useColours, type Colour } from '../ui/colours.ts';
import { Card } from '../ui/page.tsx';
import { PlainTable, useListSearch } from '../ui/table.tsx';
import { classesOf, classOf, type Class } from './classes.ts';
import source from './data/municipalities.json';

type Municipality = OverviewQuery['municipalities']['nodes'][number];
const measures = ['gaps', 'members', 'late', 'open'] as const;
type Measure = (typeof measures)[number];

interface Row {
  code: string;
  name: string;
  value: number;
}

/** Only the region's own municipalities, under their codes, so that the picture fills its frame. */
function mapOf(codes: string[]) {
  const features = source.features.filter((feature) => codes.includes(feature.properties.code));
  return {
    type: 'FeatureCollection',
    features: features.map((feature) => ({ ...feature, properties: { ...feature.properties, name: feature.properties.code } })),
  };
}

/** The municipalities, coloured by a measure that one can change; the address remembers which. */
export function MapCard({ municipalities }: { municipalities: readonly Municipality[] }) {
  const { t } = useTranslation();
  const [search, change] = useListSearch();
  const measure: Measure = measures.find((each) => each === search['measure']) ?? 'gaps';
  const rows = useMemo(
    () => municipalities.map(({ code, name, ...counts }) => ({ code, name, value: counts[measure].totalCount ?? 0 })),
    [municipalities, measure],
  );
  return (
    <Card title={useTitle(rows, measure)}>
      <div className="row wrap between" style={{ marginBottom: 8 }}>
        <NativeSelect
          label={t('overview.measure')}
          value={measure}
          data={measures.map((value) => ({ value, label: t(`overview.measures.${value}`) }))}
          onChange={(event) => change({ measure: event.currentTarget.value })}
          style={{ minWidth: 220 }}
        />
      </div>
      <MapPicture rows={rows} measure={measure} />
    </Card>
  );
}

function useTitle(rows: Row[], measure: Measure): string {
  const { t } = useTranslation();
  const word = t(`overview.measures.${measure}`);
  const high = Math.max(0, ...rows.map((row) => row.value));
  if (high === 0) return t('overview.mapNone', { measure: word });
  if (rows.every((row) => row.value === high)) return t('overview.mapSame', { measure: word });
  return t('overview.mapMost', { measure: word, most: rows.find((row) => row.value === high)?.name ?? '' });
}

function MapPicture({ rows, measure }: { rows: Row[]; measure: Measure }) {
  const { t } = useTranslation();
  const classes = useMemo(() => classesOf(rows.map((row) => row.value)), [rows]);
  const codes = rows.map((row) => row.code).join(' ');
  const maps = useMemo(() => ({ region: mapOf(codes.split(' ')) }), [codes]);
  const option = useOption(rows, measure, classes);
  const drawn = maps.region.features.length;
  const table = (
    <PlainTable
      caption={t(`overview.measures.${measure}`)}
      rows={rows.toSorted((a, b) => b.value - a.value)}
      rowKey={(row) => row.code}
      columns={[
        { key: 'name', label: t('overview.municipality'), cell: (row) => row.name },
        { key: 'value', label: t('overview.value'), num: true, cell: (row) => row.value },
      ]}
    />
  );
  if (drawn === 0) return table;
  return (
    <>
      <Chart
        label={t('overview.mapLabel', { measure: t(`overview.measures.${measure}`).toLocaleLowerCase() })}
        option={option}
        maps={maps}
        height={460}
        table={table}
        foot={<Legend classes={classes} />}
      />
      {drawn < rows.length ? <p className="sm t2">{t('overview.noMap')}</p> : null}
    </>
  );
}

const ink: Record<number, Colour> = { 0: 'on-m0', 1: 'on-m0', 2: 'on-m2', 3: 'on-m3' };
const fill: Colour[] = ['m0', 'm1', 'm2', 'm3'];

function useOption(rows: Row[], measure: Measure, classes: Class[]): EChartsOption {
  const { t } = useTranslation();
  const colours = useColours();
  const narrow = useMediaQuery('(max-width: 760px)');
  return useMemo(() => {
    const unit = narrow ? '' : ` ${t(`overview.units.${measure}`)}`;
    const data = rows.map((row) => {
      const step = classes[classOf(classes, row.value)]!.colour;
      const label = {
        color: colours[ink[step]!],
        formatter: `{name|${row.name}}\n${row.value}${unit}`,
        rich: { name: { fontWeight: 600, fontSize: 13, lineHeight: 18, color: colours[ink[step]!] } },
      };
      const itemStyle = { areaColor: colours[fill[step]!], borderColor: colours['text-2'], borderWidth: 1.2 };
      return { name: row.code, value: row.value, itemStyle, label: { show: true, fontSize: 13, ...label }, emphasis: { disabled: true } };
    });
    return {
      tooltip: { show: false },
      series: [
        { type: 'map', map: 'region', data, selectedMode: false, silent: true, aspectScale: 0.44, left: 4, right: 4, top: 4, bottom: 4, roam: false },
      ],
    };
  }, [rows, measure, classes, colours, narrow, t]);
}

function Legend({ classes }: { classes: Class[] }) {
  const { t } = useTranslation();
  const word = ({ low, high }: Class, index: number): string => {
    if (low === high) return t('overview.legendOne', { value: low });
    if (index === 0) return t('overview.legendTo', { value: high });
    return index === classes.length - 1 ? t('overview.legendFrom', { value: low }) : t('overview.legendRange', { low, high });
  };
  return (
    <>
      {classes.map((each, index) => (
        <span key={each.low} className="legend">
          <i aria-hidden style={{ background: `var(--${fill[each.colour]})` }} />
          {word(each, index)}
        </span>
      ))}
    </>
  );
}
