import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { EndDeadlineSeriesDocument, SkipOccurrenceDocument, type SeriesRowFragment } from '../generated/graphql.ts';
import { longDate, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

interface ActProps {
  series: SeriesRowFragment;
  onClose: () => void;
}

const forgets = ['deadlineSeries', 'deadlines', 'node', 'me'];

/** Lets a series come back no more. */
export function EndSeriesDialog({ series, onClose }: ActProps) {
  const { t } = useTranslation();
  const [end] = useVerb(EndDeadlineSeriesDocument, 'endDeadlineSeries', { forgets });
  const rules = z.object({ endsOn: day(t('series.endOn')) });
  const form = useValues(rules, { endsOn: today() });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await end({ id: series.id, expectedVersion: series.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('series.endDone'));
  };
  return (
    <Dialog opened title={t('series.endTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('series.endBody')}</p>
      <Form form={form} submit={t('series.end')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="endsOn" label={t('series.endOn')} />
      </Form>
    </Dialog>
  );
}

/** One time of a series: the day that names it, and its last day. */
export interface Skipped {
  occurrenceOn: string;
  dueOn: string;
}

/** Leaves one time out. */
export function SkipDialog({ series, occurrence: { occurrenceOn, dueOn }, onClose }: ActProps & { occurrence: Skipped }) {
  const { t } = useTranslation();
  const [skip] = useVerb(SkipOccurrenceDocument, 'skipOccurrence', { forgets });
  const form = useValues(z.object({}), {});
  const words = longDate(dueOn);
  const submit = async () => {
    const answer = await skip({ id: series.id, expectedVersion: series.version, occurrenceOn });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('series.skippedDone', { day: words }));
  };
  return (
    <Dialog opened title={t('series.skipTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('series.skipBody', { day: words })}</p>
      <Form form={form} submit={t('series.skip')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
