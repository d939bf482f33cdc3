import { useTranslation } from 'react-i18next';
import type { TrajectoryFactsFragment } from '../generated/graphql.ts';
import { decimal, shortDecimal, withUnit } from '../ui/decimals.ts';
import { Card } from '../ui/page.tsx';
import { gapText, neededPace, shortUnit } from './finding.ts';
import { IndicatorBadge } from './indicator-row.tsx';
import type { Shown } from './indicator-page.tsx';

/** Where it stands: the last figure, what each forecast gives, the pace. */
export function StandingCard({ shown }: { shown: Shown }) {
  const { t } = useTranslation();
  const of = shown.trajectory;
  if (!of || of.latestValue == null) return <Card title={t('indicators.state')}>{t('indicators.states.noData')}</Card>;
  const unit = shortUnit(of.unit);
  return (
    <Card title={t('indicators.state')} aside={<IndicatorBadge state={of.state} />}>
      <dl className="state-list">
        <dt style={{ marginTop: 0 }}>{t('indicators.latest', { year: of.latestPeriod?.name ?? of.latestYear ?? '' })}</dt>
        <dd className="figure">
          {decimal(of.latestValue, of.decimals)} <small>{unit}</small>
        </dd>
        <Ahead word="atPace" of={of} value={of.forecastValue} />
        <Ahead word="withPlanned" of={of} value={of.plannedValue} />
        <Pace of={of} unit={unit} />
        <dt>{t('indicators.gapWord')}</dt>
        <dd>{gapText(of)}</dd>
        {of.latestComplete === false ? (
          <>
            <dt>{t('indicators.completeWord')}</dt>
            <dd>{t('indicators.incomplete')}</dd>
          </>
        ) : null}
      </dl>
    </Card>
  );
}

/** What a forecast gives in the target year, and how far from the target that is. */
function Ahead({ word, of, value }: { word: 'atPace' | 'withPlanned'; of: TrajectoryFactsFragment; value: string | null | undefined }) {
  const { t } = useTranslation();
  if (value == null || of.targetValue == null || of.targetYear == null) return null;
  const off = Number(value) - Number(of.targetValue);
  const shown = (number: number | string) => withUnit(decimal(number, of.decimals), shortUnit(of.unit));
  const side = Math.abs(off) < 0.5 * 10 ** -of.decimals ? 'exactly' : off > 0 ? 'over' : 'under';
  return (
    <>
      <dt>{t(`indicators.${word}`, { year: of.targetYear })}</dt>
      <dd>{t(`indicators.${side}`, { value: shown(value), gap: shown(Math.abs(off)) })}</dd>
    </>
  );
}

function Pace({ of, unit }: { of: TrajectoryFactsFragment; unit: string }) {
  const { t } = useTranslation();
  if (of.pace == null) return null;
  const needed = neededPace(of);
  const signed = (value: number | string) => `${Number(value) > 0 ? '+' : ''}${shortDecimal(value, of.decimals + 1)}`;
  const now = signed(of.pace);
  return (
    <>
      <dt>{`${t('indicators.paceWord')}, ${unit}`}</dt>
      <dd>{needed === null ? t('indicators.paceOnly', { now }) : t('indicators.paceNow', { now, needed: signed(needed) })}</dd>
    </>
  );
}
