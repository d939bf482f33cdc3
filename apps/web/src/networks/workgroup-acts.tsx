import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  AddWorkgroupMemberDocument,
  ChangeWorkgroupLeadDocument,
  EndWorkgroupDocument,
  EndWorkgroupMemberDocument,
  type WorkgroupRole,
} from '../generated/graphql.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useMunicipalities, usePeople } from './choices.ts';
import type { GroupMember, OneWorkgroup } from './workgroup-page.tsx';

interface ActProps {
  group: OneWorkgroup;
  onClose: () => void;
}

const lists = ['workgroups'];

/** Lets somebody take part for a municipality, from a day on. */
export function AddGroupMemberDialog({ group, municipalityId, onClose }: ActProps & { municipalityId: string | null }) {
  const { t } = useTranslation();
  const [add] = useVerb(AddWorkgroupMemberDocument, 'addWorkgroupMember', { forgets: lists });
  const people = usePeople();
  const rules = z.object({
    personId: filled(t('workgroups.person')),
    municipalityId: maybe(),
    role: filled(t('workgroups.role')).transform((value) => value as WorkgroupRole),
    startsOn: day(t('workgroups.startsOn')),
  });
  const form = useValues(rules, { personId: '', municipalityId: municipalityId ?? '', role: 'member', startsOn: today() });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add({ workgroupId: group.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('workgroups.memberAdded', { name: labelOf(people, values.personId) }));
  };
  return (
    <Dialog opened title={t('workgroups.addMember')} onClose={onClose}>
      <Form form={form} submit={t('workgroups.addMember')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="personId" label={t('workgroups.person')} choices={people} />
        <SearchField
          name="municipalityId"
          optional
          label={t('workgroups.municipality')}
          hint={t('workgroups.municipalityOwn')}
          choices={useMunicipalities()}
        />
        <ChoiceField
          name="role"
          label={t('workgroups.role')}
          choices={choicesFrom({ member: t('workgroups.roles.member'), deputy: t('workgroups.roles.deputy') })}
        />
        <DateField name="startsOn" label={t('workgroups.startsOn')} />
      </Form>
    </Dialog>
  );
}

/** Ends somebody's part on a day. */
export function EndGroupMemberDialog({ member, onClose }: { member: GroupMember; onClose: () => void }) {
  const { t } = useTranslation();
  const [end] = useVerb(EndWorkgroupMemberDocument, 'endWorkgroupMember', { forgets: lists });
  const rules = z.object({ endsOn: day(t('workgroups.lastDay')) });
  const form = useValues(rules, { endsOn: today() });
  const name = member.person?.name ?? '';
  const submit = async (values: { endsOn: string }) => {
    const answer = await end({ id: member.id, expectedVersion: member.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('workgroups.memberEnded', { name }));
  };
  return (
    <Dialog opened title={t('workgroups.endMemberTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{name}</p>
      <Form form={form} submit={t('workgroups.endMember')} onSubmit={submit} onCancel={onClose}>
        <DateField name="endsOn" label={t('workgroups.lastDay')} />
      </Form>
    </Dialog>
  );
}

/** Gives the group another lead. */
export function ChangeLeadDialog({ group, onClose }: ActProps) {
  const { t } = useTranslation();
  const [change] = useVerb(ChangeWorkgroupLeadDocument, 'changeWorkgroupLead', { forgets: lists });
  const people = usePeople();
  const rules = z.object({ personId: filled(t('workgroups.person')), startsOn: day(t('workgroups.startsOn')) });
  const form = useValues(rules, { personId: '', startsOn: today() });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await change({ id: group.id, expectedVersion: group.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('workgroups.leadChanged', { name: labelOf(people, values.personId) }));
  };
  return (
    <Dialog opened title={t('workgroups.changeLead')} onClose={onClose}>
      <Form form={form} submit={t('workgroups.changeLead')} onSubmit={submit} onCancel={onClose}>
        <SearchField name="personId" label={t('workgroups.lead')} choices={people} />
        <DateField name="startsOn" label={t('workgroups.startsOn')} hint={t('workgroups.changeLeadHint')} />
      </Form>
    </Dialog>
  );
}

/** Ends a workgroup and its members' parts. */
export function EndWorkgroupDialog({ group, onClose }: ActProps) {
  const { t } = useTranslation();
  const [end] = useVerb(EndWorkgroupDocument, 'endWorkgroup', { forgets: lists });
  const rules = z.object({ endsOn: day(t('workgroups.lastDay')) });
  const form = useValues(rules, { endsOn: today() });
  const submit = async (values: { endsOn: string }) => {
    const answer = await end({ id: group.id, expectedVersion: group.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('workgroups.ended'));
  };
  return (
    <Dialog opened title={t('workgroups.endTitle')} onClose={onClose}>
      <Form form={form} submit={t('workgroups.end')} onSubmit={submit} onCancel={onClose}>
        <DateField name="endsOn" label={t('workgroups.lastDay')} hint={t('workgroups.endHint')} />
      </Form>
    </Dialog>
  );
}
