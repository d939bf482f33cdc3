import { useTranslation } from 'react-i18next';
import type { DatePrecision, DeadlineKind } from '../generated/graphql.ts';
import { fullDate } from '../ui/dates.ts';
import { lastDayOf } from './stated.ts';

interface Props {
  kind: DeadlineKind;
  precision: DatePrecision;
  stated: string;
  municipalityCode: string | undefined;
}

/** Which day the last one becomes, while the form is being filled in. */
export function ResolvedDay({ precision, stated }: Props) {
  const { t } = useTranslation();
  const base = lastDayOf(stated, precision);
  return (
    <p className="notice" role="status">
      {t('reminders.lastDayIs', { date: fullDate(base) })}
    </p>
  );
}
