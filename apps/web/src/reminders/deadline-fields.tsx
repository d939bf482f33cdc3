import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { DatePrecision, DeadlineKind } from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { CheckField, ChoiceField, DateField, SearchField, TextAreaField, TextField, type Choice } from '../ui/fields.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { ResolvedDay } from './resolved-day.tsx';
import { lastDayOf, periodChoices, periodOf } from './stated.ts';

const kinds = ['AGREED', 'MUNICIPAL', 'STATUTORY', 'FUNDER'] as const satisfies readonly DeadlineKind[];
const precisions = ['day', 'month', 'quarter', 'year'] as const satisfies readonly DatePrecision[];
const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value);

/** What is filled in about a deadline, new or changed. */
export function useDeadlineRules() {
  const { t } = useTranslation();
  return z
    .object({
      title: filled(t('reminders.what'), 300),
      description: maybe(5000),
      ownerId: filled(t('reminders.owner')),
      kind: z.enum(kinds, { error: () => t('ui.required', { label: t('reminders.kind').toLocaleLowerCase() }) }),
      precision: z.enum(precisions, { error: () => t('ui.required', { label: t('reminders.precision').toLocaleLowerCase() }) }),
      day: z.string(),
      period: z.string(),
      evidenceRequired: z.boolean(),
      municipalityId: maybe(),
      workgroupId: maybe(),
    })
    .superRefine(({ precision, day, period }, context) => {
      const path = precision === 'day' ? 'day' : 'period';
      if (!isDay(precision === 'day' ? day : period)) context.addIssue({ code: 'custom', path: [path], message: t(`reminders.${path}Missing`) });
    });
}

export type DeadlineValues = z.input<ReturnType<typeof useDeadlineRules>>;
type Checked = z.output<ReturnType<typeof useDeadlineRules>>;

export const emptyDeadline: DeadlineValues = {
  title: '',
  description: '',
  ownerId: '',
  kind: 'AGREED',
  precision: 'day',
  day: '',
  period: '',
  evidenceRequired: false,
  municipalityId: '',
  workgroupId: '',
};

/** What is stored of a deadline, as far as the form changes it. */
interface Stored {
  title: string;
  description?: string | null;
  owner?: { id: string } | null;
  kind: DeadlineKind;
  precision: DatePrecision;
  dueOn: string;
  statedOn?: string | null;
  evidenceRequired: boolean;
  municipality?: { id: string } | null;
  workgroup?: { id: string } | null;
}

export function valuesOfDeadline(deadline: Stored): DeadlineValues {
  const { precision, statedOn, dueOn } = deadline;
  const stated = statedOn ?? dueOn;
  return {
    title: deadline.title,
    description: deadline.description ?? '',
    ownerId: deadline.owner?.id ?? '',
    kind: deadline.kind,
    precision,
    day: precision === 'day' ? stated : '',
    period: precision === 'day' ? '' : periodOf(stated, precision),
    evidenceRequired: deadline.evidenceRequired,
    municipalityId: deadline.municipality?.id ?? '',
    workgroupId: deadline.workgroup?.id ?? '',
  };
}

/** The day as it is stated: itself, or the first one of the period. */
export const statedOf = ({ precision, day, period }: Pick<Checked, 'precision' | 'day' | 'period'>): string => (precision === 'day' ? day : period);

/** As the API takes it. */
export function inputOfDeadline({ day, period, precision, ...rest }: Checked) {
  return { ...rest, precision, dueOn: statedOf({ precision, day, period }) };
}

interface Choices {
  people: Choice[];
  /** Left out where it cannot be changed: it stays where it was made. */
  places?: { municipalities: Choice[]; workgroups: Choice[] };
}

export function DeadlineFields({ people, places }: Choices) {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="title" label={t('reminders.what')} hint={t('reminders.whatHint')} />
      <DayFields />
      <SearchField name="ownerId" label={t('reminders.owner')} choices={people} />
      {places ? (
        <>
          <SearchField
            name="municipalityId"
            optional
            label={t('reminders.municipality')}
            hint={t('reminders.wholeRegionHint')}
            choices={places.municipalities}
          />
          <SearchField name="workgroupId" optional label={t('reminders.workgroup')} choices={places.workgroups} />
        </>
      ) : null}
      <CheckField name="evidenceRequired" label={t('reminders.evidenceRequired')} hint={t('reminders.evidenceRequiredHint')} />
      <TextAreaField name="description" optional label={t('reminders.more')} />
    </>
  );
}

/** When: how exactly, the day or the period, by which calendar, and which day that makes. */
function DayFields() {
  const { t } = useTranslation();
  const { watch, setValue, getValues } = useFormContext<DeadlineValues>();
  const [precision, day, period, kind, municipalityId] = watch(['precision', 'day', 'period', 'kind', 'municipalityId']);
  useEffect(() => {
    const values = getValues();
    if (values.precision !== 'day') setValue('period', periodOf(values.period || values.day || today(), values.precision));
  }, [precision]);
  const stated = precision === 'day' ? day : period;
  return (
    <>
      <div className="pair">
        <ChoiceField name="precision" label={t('reminders.precision')} choices={choicesFrom(t('reminders.precisions', { returnObjects: true }))} />
        {precision === 'day' || !precision ? (
          <DateField name="day" label={t('reminders.statedOn')} />
        ) : (
          <ChoiceField name="period" label={t(`reminders.periods.${precision}`)} choices={periodChoices(precision, period)} />
        )}
      </div>
      <ChoiceField
        name="kind"
        label={t('reminders.kind')}
        hint={t(`reminders.kindHints.${kind}`)}
        choices={choicesFrom(t('reminders.kinds', { returnObjects: true }))}
      />
      {isDay(stated) && precision && kind ? <ResolvedDay kind={kind} last={lastDayOf(stated, precision)} municipalityId={municipalityId} /> : null}
    </>
  );
}
