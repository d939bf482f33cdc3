import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { IndicatorCategoryPointsDocument, type IndicatorCategoryPointsQuery } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { joined } from '../ui/choose.ts';
import { decimal } from '../ui/decimals.ts';
import { Card, Missing } from '../ui/page.tsx';
import type { OneIndicator, Shown } from './indicator-page.tsx';

type Point = Extract<NonNullable<IndicatorCategoryPointsQuery['node']>, { __typename: 'Indicator' }>['categoryPoints']['nodes'][number];

const unique = <T,>(values: readonly T[]): T[] => [...new Set(values)];

/** The values broken down, e.g. by gender, one table for each dimension; what is incomplete says so and by whom. */
export function PartsCard({ indicator, shown }: { indicator: OneIndicator; shown: Shown }) {
  const filter = shown.scopeId ? { scope: { id: { eq: shown.scopeId } } } : { rolledUp: { eq: true } };
  const { data } = useQuery(IndicatorCategoryPointsDocument, { variables: { id: indicator.id, filter } });
  const points = data?.node?.__typename === 'Indicator' ? data.node.categoryPoints.nodes : [];
  const dimensions = unique(points.flatMap((point) => point.category?.dimension?.name ?? []));
  return (
    <>
      {dimensions.map((name) => (
        <Dimension key={name} name={name} indicator={indicator} points={points.filter((point) => point.category?.dimension?.name === name)} />
      ))}
    </>
  );
}

function Dimension({ name, indicator, points }: { name: string; indicator: OneIndicator; points: readonly Point[] }) {
  const { t } = useTranslation();
  const title = t('indicators.parts', { dimension: name.toLocaleLowerCase('sv') });
  const periods = unique(points.toSorted((a, b) => a.endsOn.localeCompare(b.endsOn)).map((point) => point.period?.name ?? ''));
  const categories = unique(
    points.toSorted((a, b) => (a.category?.number ?? 0) - (b.category?.number ?? 0)).map((point) => point.category?.name ?? ''),
  );
  return (
    <Card flush title={title} aside={indicator.unit}>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="data">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{name}</th>
              {periods.map((period) => (
                <th key={period} scope="col" className="num">
                  {period}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {categories.map((category) => (
              <tr key={category}>
                <th scope="row">{category}</th>
                {periods.map((period) => (
                  <PartCell
                    key={period}
                    decimals={indicator.decimals}
                    point={points.find((each) => each.category?.name === category && each.period?.name === period)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function PartCell({ point, decimals }: { point: Point | undefined; decimals: number }) {
  const { t } = useTranslation();
  const missing = Array.isArray(point?.missing) ? (point.missing as string[]) : [];
  return (
    <td className="num">
      {point?.value == null ? <Missing /> : decimal(point.value, decimals)}
      {point && !point.complete ? (
        <span title={joined(missing, t('ui.and'))}>
          {' '}
          <Badge plain tone="unsure">
            {t('indicators.incomplete')}
          </Badge>
        </span>
      ) : null}
    </td>
  );
}
