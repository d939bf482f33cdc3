import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { BodiesDocument, type RecurrencePattern } from '../generated/graphql.ts';
import { capital, choicesFrom } from '../ui/choose.ts';
import { monthName } from '../ui/dates.ts';
import { ChoiceField, SearchField, TextField } from '../ui/fields.tsx';
import { fieldsOf, type RuleField } from './rule.ts';

/** How it comes back: the pattern, and what that pattern needs to know. */
export function RuleFields() {
  const { t } = useTranslation();
  const { control } = useFormContext();
  const pattern = useWatch({ control, name: 'pattern' }) as RecurrencePattern;
  return (
    <>
      <ChoiceField name="pattern" label={t('series.pattern')} choices={choicesFrom(t('series.patterns', { returnObjects: true }))} />
      {fieldsOf[pattern]?.map((field) => (
        <RuleFieldOf key={field} field={field} />
      ))}
    </>
  );
}

const worded = { nth: 'nths', weekday: 'weekdays', period: 'periods', bodyDate: 'bodyDates', offsetUnit: 'offsetUnits' } as const;

function RuleFieldOf({ field }: { field: RuleField }) {
  const { t } = useTranslation();
  if (field === 'bodyId') return <BodyField />;
  if (field === 'month') {
    const choices = Array.from({ length: 12 }, (_, at) => ({
      value: String(at + 1),
      label: capital(monthName(`2026-${String(at + 1).padStart(2, '0')}`).split(' ')[0]!),
    }));
    return <ChoiceField name="month" optional label={t('series.month')} choices={choices} />;
  }
  if (field in worded) {
    const words = t(`series.${worded[field as keyof typeof worded]}`, { returnObjects: true }) as Record<string, string>;
    return <ChoiceField name={field} label={t(`series.${field as keyof typeof worded}`)} choices={choicesFrom(words)} />;
  }
  const text = field as 'dayOfMonth' | 'interval' | 'offset';
  const hints = { dayOfMonth: t('series.dayOfMonthHint'), interval: undefined, offset: t('series.offsetHint') };
  return <TextField name={text} optional label={t(`series.${text}`)} hint={hints[text]} />;
}

function BodyField() {
  const { t } = useTranslation();
  const { data } = usePages(BodiesDocument, 'bodies', { all: true });
  return <SearchField name="bodyId" label={t('series.body')} choices={(data?.nodes ?? []).map((body) => ({ value: body.id, label: body.name }))} />;
}
