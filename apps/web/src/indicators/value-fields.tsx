import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ReportedValueFragment, ReportScopeFragment, ValuePrecision } from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { decimal, readDecimal, withUnit, writtenDecimal } from '../ui/decimals.ts';
import { fault } from '../ui/fields.tsx';

/** What is written in the fields of one value, as it was written. */
export interface Written {
  value: string;
  numerator: string;
  denominator: string;
  text: string;
  precision: ValuePrecision;
  note: string;
}

export const writtenOf = (measurement: ReportedValueFragment | null): Written => ({
  value: writtenDecimal(measurement?.value),
  numerator: writtenDecimal(measurement?.numerator),
  denominator: writtenDecimal(measurement?.denominator),
  text: measurement?.text ?? '',
  precision: measurement?.precision ?? 'exact',
  note: measurement?.note ?? '',
});

type Aggregation = NonNullable<ReportScopeFragment['indicator']>['aggregation'];

/** The fields that a value of this kind is written in; the last of them makes it whole. */
export const fieldsOf = (aggregation: Aggregation): ('value' | 'numerator' | 'denominator' | 'text')[] => {
  if (aggregation === 'text') return ['text'];
  if (aggregation === 'ratio') return ['numerator', 'denominator'];
  return aggregation === 'weighted' ? ['value', 'denominator'] : ['value'];
};

/** What the API takes, or which field holds no number; null where something is still empty. */
export function inputOf(written: Written, aggregation: Aggregation): { input: SavedInput; bad: (keyof Written)[]; whole: boolean } {
  const fields = fieldsOf(aggregation);
  const numbers = fields.filter((field) => field !== 'text');
  const bad = numbers.filter((field) => written[field].trim() !== '' && readDecimal(written[field]) === null);
  const read = (field: 'value' | 'numerator' | 'denominator') => (fields.includes(field) ? readDecimal(written[field]) : null);
  const text = written.text.trim();
  return {
    input: {
      value: read('value'),
      numerator: read('numerator'),
      denominator: read('denominator'),
      text: text === '' ? null : text,
      precision: written.precision,
      note: written.note.trim() || null,
    },
    bad,
    whole: bad.length === 0 && fields.every((field) => written[field].trim() !== ''),
  };
}

export interface SavedInput {
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  text: string | null;
  precision: ValuePrecision;
  note: string | null;
}

interface Props {
  id: string;
  /** What the value is of, for the ear: indicator, scope and period. */
  of: string;
  scope: ReportScopeFragment;
  written: Written;
  bad: readonly (keyof Written)[];
  onChange: (next: Written) => void;
  onLeave: () => void;
}

/** The fields of one value: a number, or numerator and denominator, or a text; precision and note behind a press. */
export function ValueFields({ id, of, scope, written, bad, onChange, onLeave }: Props) {
  const { t } = useTranslation();
  const indicator = scope.indicator!;
  const set = (field: keyof Written) => (event: { currentTarget: { value: string } }) => onChange({ ...written, [field]: event.currentTarget.value });
  const label = {
    value: t('measuring.value', { unit: indicator.unit }),
    numerator: t('measuring.numerator'),
    denominator: t('measuring.denominator'),
  };
  return (
    <>
      <div className="value-fields">
        {fieldsOf(indicator.aggregation).map((field) =>
          field === 'text' ? (
            <Textarea
              key={field}
              id={`${id}-text`}
              label={t('measuring.text')}
              aria-label={`${t('measuring.text')}: ${of}`}
              value={written.text}
              autosize
              minRows={2}
              onChange={set('text')}
              onBlur={onLeave}
            />
          ) : (
            <TextInput
              key={field}
              id={`${id}-${field}`}
              label={label[field]}
              aria-label={`${label[field]}: ${of}`}
              inputMode="decimal"
              autoComplete="off"
              value={written[field]}
              error={bad.includes(field) ? fault(t('measuring.badNumber')) : undefined}
              onChange={set(field)}
              onBlur={onLeave}
              styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
            />
          ),
        )}
      </div>
      <RatioGives written={written} scope={scope} />
      <details className="more-fields">
        <summary className="sm">{t('measuring.moreFields')}</summary>
        <div className="value-fields">
          <NativeSelect
            label={t('indicators.precision')}
            value={written.precision}
            data={choicesFrom(t('indicators.precisions', { returnObjects: true }))}
            onChange={set('precision')}
            onBlur={onLeave}
          />
          <TextInput label={t('measuring.note')} value={written.note} maxLength={1000} onChange={set('note')} onBlur={onLeave} />
        </div>
      </details>
    </>
  );
}

/** What numerator and denominator become; the API works out the exact value. */
function RatioGives({ written, scope: { indicator } }: { written: Written; scope: ReportScopeFragment }) {
  const { t } = useTranslation();
  if (indicator?.aggregation !== 'ratio') return null;
  const value = numberOf(written, indicator);
  if (value === null) return null;
  return <p className="sm t2">{t('measuring.ratioGives', { value: withUnit(decimal(value, indicator.decimals), indicator.unit) })}</p>;
}

/** What is written, as a number for showing; null where it is none yet. */
export function numberOf(written: Written, { aggregation, factor }: { aggregation: Aggregation; factor: string }): number | null {
  if (aggregation !== 'ratio') {
    const value = readDecimal(written.value);
    return value === null ? null : Number(value);
  }
  const [over, under] = [readDecimal(written.numerator), readDecimal(written.denominator)];
  return over === null || under === null || Number(under) === 0 ? null : (Number(over) / Number(under)) * Number(factor);
}
