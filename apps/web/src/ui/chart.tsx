import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkAct } from './button.tsx';
import type { EChartsOption } from './chart-canvas.tsx';

// ECharts is fetched only by those who look at a picture.
const Canvas = lazy(() => import('./chart-canvas.tsx').then((module) => ({ default: module.ChartCanvas })));

/** A picture with its name for the ear and its table one press away. */
export function Chart({
  label,
  option,
  height,
  table,
  maps,
  foot,
}: {
  label: string;
  option: EChartsOption;
  height: number;
  table: ReactNode;
  maps?: Record<string, unknown>;
  foot?: ReactNode;
}) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure style={{ minWidth: 0 }}>
      {asTable ? (
        <div style={{ overflowX: 'auto' }}>{table}</div>
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <Canvas label={label} option={option} height={height} maps={maps} />
        </Suspense>
      )}
      <figcaption className="row wrap between sm" style={{ paddingTop: 8 }}>
        <span className="row wrap" style={{ gap: '4px 16px' }}>
          {foot}
        </span>
        <LinkAct aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('ui.asPicture') : t('ui.asTable')}
        </LinkAct>
      </figcaption>
    </figure>
  );
}
