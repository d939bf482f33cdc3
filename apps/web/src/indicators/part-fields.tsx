import { TextInput } from '@mantine/core';
import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { IndicatorBreakdownDocument, MeasurementBreakdownDocument, type ReportScopeFragment } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { fault } from '../ui/fields.tsx';
import { lacking, readPart, writtenPart, type PartOf, type WrittenPart } from './written-parts.ts';
import { fieldsOf } from './value-fields.tsx';

type Indicator = NonNullable<ReportScopeFragment['indicator']>;

interface Dimension {
  id: string;
  name: string;
  categories: { id: string; name: string }[];
}

/** How an indicator is broken down, and what is saved of each category; null until it is read. */
export function useBreakdown(
  indicator: Indicator,
  measurementId: string | null,
): { dimensions: Dimension[]; saved: Map<string, WrittenPart> } | null {
  const worded = indicator.aggregation === 'text';
  const broken = useQuery(IndicatorBreakdownDocument, { variables: { id: indicator.id }, skip: worded });
  const all = broken.data?.node?.__typename === 'Indicator' ? broken.data.node.dimensions.nodes : [];
  const parts = useQuery(MeasurementBreakdownDocument, {
    variables: { id: measurementId ?? '' },
    skip: measurementId === null || all.length === 0,
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  if (worded || !broken.data || (measurementId !== null && all.length > 0 && !parts.data)) return null;
  const saved = parts.data?.node?.__typename === 'Measurement' ? parts.data.node.parts.nodes : [];
  return {
    dimensions: all.map(({ id, name, categories }) => ({ id, name, categories: categories.nodes.toSorted((a, b) => a.number - b.number) })),
    saved: new Map(saved.flatMap((part) => (part.category ? [[part.category.id, writtenPart(part)] as const] : []))),
  };
}

interface Props {
  of: string;
  indicator: Indicator;
  dimensions: readonly Dimension[];
  part: PartOf;
  onChange: (categoryId: string, next: WrittenPart) => void;
  onLeave: () => void;
}

/** The value's parts, e.g. of women and of men; what is still empty makes it incomplete, and says so. */
export function PartFields({ of, indicator, dimensions, part, onChange, onLeave }: Props) {
  const { t } = useTranslation();
  const fields = fieldsOf(indicator.aggregation).filter((field) => field !== 'text');
  const label = {
    value: t('measuring.value', { unit: indicator.unit }),
    numerator: t('measuring.numerator'),
    denominator: t('measuring.denominator'),
  };
  return (
    <>
      {dimensions.map((dimension) => {
        const missing = lacking(dimension.categories, part, indicator.aggregation);
        return (
          <fieldset key={dimension.id} className="parts">
            <legend className="sm strong">{t('indicators.parts', { dimension: dimension.name.toLocaleLowerCase('sv') })}</legend>
            {dimension.categories.map((category) => (
              <div key={category.id} className="value-fields">
                {fields.map((field) => {
                  const written = part(category.id);
                  return (
                    <TextInput
                      key={field}
                      label={fields.length > 1 ? `${category.name}: ${label[field].toLocaleLowerCase('sv')}` : category.name}
                      aria-label={`${category.name}, ${label[field]}: ${of}`}
                      inputMode="decimal"
                      autoComplete="off"
                      value={written[field]}
                      error={readPart(written, indicator.aggregation).bad.includes(field) ? fault(t('measuring.badNumber')) : undefined}
                      onChange={(event) => onChange(category.id, { ...written, [field]: event.currentTarget.value })}
                      onBlur={onLeave}
                      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
                    />
                  );
                })}
              </div>
            ))}
            {missing.length ? (
              <p className="sm row wrap" role="status">
                <Badge plain tone="unsure">
                  {t('indicators.incomplete')}
                </Badge>
                <span className="t2">{t('measuring.partsMissing', { names: missing.map((each) => each.name).join(', ') })}</span>
              </p>
            ) : null}
          </fieldset>
        );
      })}
    </>
  );
}
