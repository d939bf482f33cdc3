import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  AddBridgeDaysDocument,
  RemoveCalendarDayDocument,
  SetCalendarDayDocument,
  type CalendarDayKind,
  type OwnDayFragment,
} from '../generated/graphql.ts';
import { useMunicipalities } from '../networks/choices.ts';
import { useReach } from '../settings/role-places.ts';
import { choicesFrom } from '../ui/choose.ts';
import { rowDate, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField, TextField, type Choice } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

// a day off moves deadlines and with them their reminders
const lists = ['calendarDays', 'deadlines', 'me', 'node'];

/** Where one may change something of a municipality's or the region's own; a strategist's own municipality is chosen already. */
export function useOwnPlaces(): { choices: Choice[]; regional: boolean; first: string } {
  const reach = useReach();
  const all = useMunicipalities();
  const choices = reach.everywhere ? all : reach.municipalities;
  return { choices, regional: reach.everywhere, first: reach.everywhere ? '' : (choices[0]?.value ?? '') };
}

function PlaceField({ name }: { name: string }) {
  const { t } = useTranslation();
  const { choices, regional } = useOwnPlaces();
  return (
    <SearchField
      name={name}
      optional={regional}
      label={t('calendar.whose')}
      hint={regional ? t('calendar.whoseHint') : undefined}
      choices={choices}
    />
  );
}

/** Enters a day of one's own. */
export function AddDayDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { first } = useOwnPlaces();
  const [set] = useVerb(SetCalendarDayDocument, 'setCalendarDay', { forgets: lists });
  const rules = z.object({
    day: day(t('calendar.day')),
    name: filled(t('calendar.name'), 200),
    kind: filled(t('calendar.kind')).transform((value) => value as CalendarDayKind),
    municipalityId: maybe(),
  });
  const form = useValues(rules, { day: '', name: '', kind: 'extraDay', municipalityId: first });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await set(values);
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('calendar.added', { name: values.name, day: rowDate(values.day) }));
  };
  return (
    <Dialog opened title={t('calendar.add')} onClose={onClose}>
      <Form form={form} submit={t('calendar.addSubmit')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="day" label={t('calendar.day')} />
        <TextField control={form.control} name="name" label={t('calendar.name')} hint={t('calendar.nameHint')} />
        <ChoiceField
          control={form.control}
          name="kind"
          label={t('calendar.kind')}
          hint={t('calendar.kindHint')}
          choices={choicesFrom(t('calendar.kinds', { returnObjects: true }) as Record<CalendarDayKind, string>)}
        />
        <PlaceField name="municipalityId" />
      </Form>
    </Dialog>
  );
}

/** Makes the bridge days of a year days off. */
export function AddBridgeDaysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { first } = useOwnPlaces();
  const [add] = useVerb(AddBridgeDaysDocument, 'addBridgeDays', { forgets: lists });
  const rules = z.object({
    year: z
      .string()
      .trim()
      .refine((value) => /^20\d\d$|^2100$/.test(value), { error: () => t('calendar.yearBad') })
      .transform(Number),
    municipalityId: maybe(),
  });
  const form = useValues(rules, { year: String(Number(today().slice(0, 4)) + 1), municipalityId: first });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add(values);
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('calendar.bridged', { count: answer.payload.calendarDays?.length ?? 0 }));
  };
  return (
    <Dialog opened title={t('calendar.bridge')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('calendar.bridgeBody')}</p>
      <Form form={form} submit={t('calendar.bridgeSubmit')} onSubmit={submit} onCancel={onClose}>
        <TextField control={form.control} name="year" label={t('calendar.when')} />
        <PlaceField name="municipalityId" />
      </Form>
    </Dialog>
  );
}

/** Takes a day out of the calendar. */
export function RemoveDayDialog({ day: own, onClose }: { day: OwnDayFragment; onClose: () => void }) {
  const { t } = useTranslation();
  const [remove] = useVerb(RemoveCalendarDayDocument, 'removeCalendarDay', { forgets: lists });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const answer = await remove({ id: own.id, expectedVersion: own.version });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('calendar.removed', { name: own.name }));
  };
  return (
    <Dialog opened title={t('calendar.removeTitle', { name: own.name })} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('calendar.removeBody')}</p>
      <Form form={form} submit={t('calendar.remove')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
