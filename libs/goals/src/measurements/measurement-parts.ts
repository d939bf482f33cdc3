import type { Tx } from '@samnav/platform';
import { IndicatorCategory } from '../indicators/dimension.entity.ts';
import type { Indicator } from '../indicators/indicator.entity.ts';
import { MeasurementPart } from './measurement-part.entity.ts';
import type { MeasurementPartInput } from './measurement.inputs.ts';
import { valueOf } from './measured-value.ts';
import { CategoryTwice } from './refusals.ts';

/** Makes the parts of a measurement those that are given; a part that is there keeps its row. */
export async function saveParts(tx: Tx, indicator: Indicator, measurementId: string, parts: readonly MeasurementPartInput[]): Promise<void> {
  const there = await tx.rows(MeasurementPart).findBy({ tenantId: tx.scope.tenantId, measurementId });
  const kept = new Set<string>();
  for (const [i, part] of parts.entries()) {
    const { id: categoryId } = await tx.find(IndicatorCategory, part.categoryId, ['parts', String(i), 'categoryId']);
    if (kept.has(categoryId)) throw new CategoryTwice({}, ['input', 'parts', String(i), 'categoryId']);
    kept.add(categoryId);
    const { numerator = null, denominator = null } = part;
    const value = (await valueOf(tx, indicator, { numerator, denominator }, part.value)) ?? null;
    const known = there.find((one) => one.categoryId === categoryId);
    if (known) await tx.change(MeasurementPart, known.id, null, { value, numerator, denominator }, 'measurementPart.saved');
    else await tx.create(MeasurementPart, { measurementId, categoryId, value, numerator, denominator }, 'measurementPart.saved');
  }
  for (const { id, categoryId } of there) if (!kept.has(categoryId)) await tx.remove(MeasurementPart, id, null, 'measurementPart.removed');
}
