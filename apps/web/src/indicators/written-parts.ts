import type { IndicatorAggregation, MeasurementPartInput } from '../generated/graphql.ts';
import { readDecimal, writtenDecimal } from '../ui/decimals.ts';

type Figure = 'value' | 'numerator' | 'denominator';

/** What is written of one category, as it was written. */
export type WrittenPart = Record<Figure, string>;
export type PartOf = (categoryId: string) => WrittenPart;

export const emptyPart: WrittenPart = { value: '', numerator: '', denominator: '' };

export const writtenPart = (part: Partial<Record<Figure, string | null>>): WrittenPart => ({
  value: writtenDecimal(part.value),
  numerator: writtenDecimal(part.numerator),
  denominator: writtenDecimal(part.denominator),
});

const figuresOf = (aggregation: IndicatorAggregation): Figure[] =>
  aggregation === 'ratio' ? ['numerator', 'denominator'] : aggregation === 'weighted' ? ['value', 'denominator'] : ['value'];

/** What of a part is no number, and whether it is whole. */
export function readPart(written: WrittenPart, aggregation: IndicatorAggregation): { bad: Figure[]; whole: boolean } {
  const figures = figuresOf(aggregation);
  const bad = figures.filter((figure) => written[figure].trim() !== '' && readDecimal(written[figure]) === null);
  return { bad, whole: figures.every((figure) => readDecimal(written[figure]) !== null) };
}

/** The categories without a whole figure: while there is one, the breakdown is incomplete. */
export const lacking = <C extends { id: string }>(categories: readonly C[], part: PartOf, aggregation: IndicatorAggregation): C[] =>
  categories.filter((category) => !readPart(part(category.id), aggregation).whole);

/** What the API takes: every whole part, since what is left out is taken away. */
export const partsInput = (categories: readonly { id: string }[], part: PartOf, aggregation: IndicatorAggregation): MeasurementPartInput[] =>
  categories.flatMap(({ id: categoryId }) => {
    const written = part(categoryId);
    if (!readPart(written, aggregation).whole) return [];
    const given = figuresOf(aggregation).map((figure) => [figure, readDecimal(written[figure])] as const);
    return [{ categoryId, ...Object.fromEntries(given) }];
  });
