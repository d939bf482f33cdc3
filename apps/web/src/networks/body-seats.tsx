import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { AddBodyMemberDocument, EndBodyMemberDocument, type BodyRole } from '../generated/graphql.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneBody, Seat } from './body-page.tsx';
import { usePeople } from './choices.ts';

const roles: BodyRole[] = ['chair', 'viceChair', 'member', 'alternate'];

/** Gives somebody a seat in a body. */
export function AddSeatDialog({ body, onClose }: { body: OneBody; onClose: () => void }) {
  const { t } = useTranslation();
  const [add] = useVerb(AddBodyMemberDocument, 'addBodyMember');
  const people = usePeople();
  const rules = z.object({
    personId: filled(t('people.person')),
    role: filled(t('people.seatRole')).transform((value) => value as BodyRole),
    startsOn: day(t('people.startsOn')),
  });
  const form = useValues(rules, { personId: '', role: 'member', startsOn: today() });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add({ bodyId: body.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('people.seatAdded', { name: labelOf(people, values.personId) }));
  };
  return (
    <Dialog opened title={t('people.addSeat')} onClose={onClose}>
      <Form form={form} submit={t('people.addSeat')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="personId" label={t('people.person')} choices={people} />
        <ChoiceField
          name="role"
          label={t('people.seatRole')}
          choices={choicesFrom(Object.fromEntries(roles.map((role) => [role, t(`people.seatRoles.${role}`)])))}
        />
        <DateField name="startsOn" label={t('people.startsOn')} />
      </Form>
    </Dialog>
  );
}

/** Ends somebody's seat on a day. */
export function EndSeatDialog({ seat, onClose }: { seat: Seat; onClose: () => void }) {
  const { t } = useTranslation();
  const [end] = useVerb(EndBodyMemberDocument, 'endBodyMember');
  const rules = z.object({ endsOn: day(t('people.lastDay')) });
  const form = useValues(rules, { endsOn: today() });
  const name = seat.person?.name ?? '';
  const submit = async (values: { endsOn: string }) => {
    const answer = await end({ id: seat.id, expectedVersion: seat.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('people.seatEnded', { name }));
  };
  return (
    <Dialog opened title={t('people.endSeatTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{name}</p>
      <Form form={form} submit={t('people.endSeat')} onSubmit={submit} onCancel={onClose}>
        <DateField name="endsOn" label={t('people.lastDay')} />
      </Form>
    </Dialog>
  );
}
