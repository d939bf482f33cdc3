import { CustomChart, LineChart, MapChart, PieChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  AriaComponent,
  GeoComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  PolarComponent,
  TooltipComponent,
} from 'echarts/components';
import { init, registerMap, use, type ComposeOption } from 'echarts/core';
import type { CustomSeriesOption, LineSeriesOption, MapSeriesOption, PieSeriesOption, SankeySeriesOption, ScatterSeriesOption } from 'echarts/charts';
import type { AriaComponentOption, GeoComponentOption, GridComponentOption, PolarComponentOption, TooltipComponentOption } from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([
  CustomChart,
  LineChart,
  MapChart,
  PieChart,
  SankeyChart,
  ScatterChart,
  AriaComponent,
  GeoComponent,
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  PolarComponent,
  TooltipComponent,
  LabelLayout,
  SVGRenderer,
]);

export type EChartsOption = ComposeOption<
  | CustomSeriesOption
  | LineSeriesOption
  | MapSeriesOption
  | PieSeriesOption
  | SankeySeriesOption
  | ScatterSeriesOption
  | PolarComponentOption
  | AriaComponentOption
  | GeoComponentOption
  | GridComponentOption
  | TooltipComponentOption
>;

/** The drawn picture: redrawn for its width, never scaled, never animated. */
export function ChartCanvas({
  label,
  option,
  height,
  maps,
}: {
  label: string;
  option: EChartsOption;
  height: number;
  maps?: Record<string, unknown>;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!box.current) return;
    for (const [name, geoJson] of Object.entries(maps ?? {})) registerMap(name, geoJson as never);
    const chart = init(box.current, null, { renderer: 'svg' });
    chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...option });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option, maps]);
  return <div ref={box} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
