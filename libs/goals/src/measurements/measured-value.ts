import type { Tx } from '@samnav/platform';
import { IndicatorAggregation } from '../indicators/indicator-choices.ts';
import type { Indicator } from '../indicators/indicator.entity.ts';
import type { Measurement } from './measurement.entity.ts';
import { ValueDiffers } from './refusals.ts';

/** What a ratio is made of. */
export type Figures = Partial<Pick<Measurement, 'numerator' | 'denominator'>>;

/** A ratio’s value follows from its parts, to the last decimal that PostgreSQL has; all others’ is what was given. */
export async function valueOf(
  tx: Tx,
  { aggregation, factor, decimals }: Pick<Indicator, 'aggregation' | 'factor' | 'decimals'>,
  { numerator, denominator }: Figures,
  value: string | null | undefined,
): Promise<string | null | undefined> {
  if (aggregation !== IndicatorAggregation.ratio || numerator == null || denominator == null) return value;
  const [row] = await tx.sql<{ ratio: string | null; same: boolean | null }>(
    `select trim_scale(ratio)::text as ratio, round(ratio, $4) = round($5::numeric, $4) as same
     from (select $1::numeric * $3::numeric / nullif($2::numeric, 0) as ratio) r`,
    [numerator, denominator, factor, decimals, value ?? null],
  );
  if (row!.same === false) throw new ValueDiffers({ value: row!.ratio! }, ['input', 'value']);
  return row!.ratio ?? value;
}
