import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Precision } from '../generated/graphql.ts';
import { ChoiceField, DateField } from '../ui/fields.tsx';
import { inOrder, maybeDay } from '../ui/rules.ts';
import { usePrecisions } from './choices.ts';
import type { KnownPeriod } from './period-text.ts';

/** First and last day with how exactly each is known: rules, values and fields, for every form that has a period. */
export const periodRules = () => ({ startsOn: maybeDay(), startsPrecision: z.string(), endsOn: maybeDay(), endsPrecision: z.string() });

export const ordered = inOrder;

export const emptyPeriod = { startsOn: '', startsPrecision: 'day', endsOn: '', endsPrecision: 'day' };

export const periodValues = (period: KnownPeriod) => ({
  startsOn: period.startsOn ?? '',
  startsPrecision: period.startsPrecision ?? 'day',
  endsOn: period.endsOn ?? '',
  endsPrecision: period.endsPrecision ?? 'day',
});

interface Written {
  startsOn: string | null;
  startsPrecision: string;
  endsOn: string | null;
  endsPrecision: string;
}

/** As the API takes it: without a day there is no precision. */
export const sentPeriod = (written: Written) => ({
  startsOn: written.startsOn,
  startsPrecision: written.startsOn ? ((written.startsPrecision || 'day') as Precision) : null,
  endsOn: written.endsOn,
  endsPrecision: written.endsOn ? ((written.endsPrecision || 'day') as Precision) : null,
});

export function KnownPeriodFields() {
  const { t } = useTranslation();
  const precisions = usePrecisions();
  return (
    <>
      <div className="pair">
        <DateField name="startsOn" optional label={t('projects.startsOn')} />
        <ChoiceField name="startsPrecision" label={t('projects.startsPrecision')} choices={precisions} />
      </div>
      <div className="pair">
        <DateField name="endsOn" optional label={t('projects.endsOn')} />
        <ChoiceField name="endsPrecision" label={t('projects.endsPrecision')} choices={precisions} />
      </div>
    </>
  );
}
