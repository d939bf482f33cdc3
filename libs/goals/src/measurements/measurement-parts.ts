import type { Tx } from '@samnav/platform';
import { IndicatorCategory } from '../indicators/dimension.entity.ts';
import type { Indicator } from '../indicators/indicator.entity.ts';
import { MeasurementPart } from './measurement-part.entity.ts';
import type { MeasurementPartInput } from './measurement.inputs.ts';
import { valueOf } from './measured-value.ts';
import { CategoryTwice } from './refusals.ts';

/** A part whose category is found. */
export interface Part extends MeasurementPartInput {
  uuid: string;
}
/** Looks the categories up, each once. */
export async function partsOf(tx: Tx, parts: readonly MeasurementPartInput[]): Promise<Part[]> {
  const found: Part[] = [];
  for (const [i, part] of parts.entries()) {
    const path = ['parts', String(i), 'categoryId'];
    const { id: uuid } = await tx.find(IndicatorCategory, part.categoryId, path);
    if (found.some((one) => one.uuid === uuid)) throw new CategoryTwice({}, ['input', ...path]);
    found.push({ ...part, uuid });
  }
  return found;
}

/** Makes the parts of a measurement those that are given; a part that is there keeps its row. */
export async function saveParts(tx: Tx, indicator: Indicator, measurementId: string, parts: readonly Part[]): Promise<void> {
  const there = await tx.rows(MeasurementPart).findBy({ tenantId: tx.scope.tenantId, measurementId });
  for (const { uuid: categoryId, numerator = null, denominator = null, value: given } of parts) {
    const value = (await valueOf(tx, indicator, { numerator, denominator }, given)) ?? null;
    const known = there.find((one) => one.categoryId === categoryId);
    if (known) await tx.change(MeasurementPart, known.id, null, { value, numerator, denominator }, 'measurementPart.saved');
    else await tx.create(MeasurementPart, { measurementId, categoryId, value, numerator, denominator }, 'measurementPart.saved');
  }
  for (const { id, categoryId } of there)
    if (!parts.some(({ uuid }) => uuid === categoryId)) await tx.remove(MeasurementPart, id, null, 'measurementPart.removed');
}
