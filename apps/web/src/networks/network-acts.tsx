import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  AddMembershipDocument,
  DescribeNetworkDocument,
  EndMembershipDocument,
  EndNetworkDocument,
  UpdateMembershipDocument,
  type MembershipRole,
} from '../generated/graphql.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { CheckField, ChoiceField, DateField, SearchField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, inOrder, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useOrganisations, usePeople } from './choices.ts';
import type { Member, OneNetwork } from './network-page.tsx';

interface ActProps {
  network: OneNetwork;
  onClose: () => void;
}

/** What the network is for from a day on; the versions before are kept. */
export function DescribeDialog({ network, onClose }: ActProps) {
  const { t } = useTranslation();
  const [describe] = useVerb(DescribeNetworkDocument, 'describeNetwork');
  const rules = z.object({ scope: filled(t('networks.scope'), 4000), validFrom: day(t('networks.validFrom')), note: maybe(1000) });
  const form = useValues(rules, { scope: network.scope ?? '', validFrom: today(), note: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await describe({ id: network.id, expectedVersion: network.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('networks.described'));
  };
  return (
    <Dialog opened title={t('networks.describe')} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField control={form.control} name="scope" label={t('networks.scope')} hint={t('networks.scopeHint')} />
        <DateField control={form.control} name="validFrom" label={t('networks.validFrom')} />
        <TextAreaField control={form.control} name="note" optional label={t('networks.scopeNote')} />
      </Form>
    </Dialog>
  );
}

/** Ends a network and its open memberships. */
export function EndNetworkDialog({ network, onClose }: ActProps) {
  const { t } = useTranslation();
  const [end] = useVerb(EndNetworkDocument, 'endNetwork', { forgets: ['networks'] });
  const rules = z.object({ endsOn: day(t('networks.lastDay')) });
  const form = useValues(rules, { endsOn: today() });
  const submit = async (values: { endsOn: string }) => {
    const answer = await end({ id: network.id, expectedVersion: network.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('networks.ended'));
  };
  return (
    <Dialog opened title={t('networks.endTitle')} onClose={onClose}>
      <Form form={form} submit={t('networks.end')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="endsOn" label={t('networks.lastDay')} hint={t('networks.endHint')} />
      </Form>
    </Dialog>
  );
}

/** Makes an organisation a member from a day on. */
export function AddMemberDialog({ network, onClose }: ActProps) {
  const { t } = useTranslation();
  const [add] = useVerb(AddMembershipDocument, 'addMembership', { forgets: ['networks'] });
  const organisations = useOrganisations();
  const rules = z
    .object({
      organisationId: filled(t('networks.organisation')),
      role: filled(t('networks.role')).transform((value) => value as MembershipRole),
      startsOn: maybeDay(),
      endsOn: maybeDay(),
      contactId: maybe(),
      joinedAsNew: z.boolean(),
    })
    .superRefine(inOrder);
  const form = useValues(rules, { organisationId: '', role: 'member', startsOn: today(), endsOn: '', contactId: '', joinedAsNew: false });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add({ networkId: network.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('networks.memberAdded', { name: labelOf(organisations, values.organisationId) }));
  };
  const roles = choicesFrom({
    member: t('networks.roles.member'),
    coordinator: t('networks.roles.coordinator'),
    host: t('networks.roles.host'),
    partner: t('networks.roles.partner'),
    observer: t('networks.roles.observer'),
  });
  return (
    <Dialog opened title={t('networks.addMemberTitle')} onClose={onClose}>
      <Form form={form} submit={t('networks.addMember')} onSubmit={submit} onCancel={onClose}>
        <SearchField control={form.control} name="organisationId" label={t('networks.organisation')} choices={organisations} />
        <ChoiceField control={form.control} name="role" label={t('networks.role')} choices={roles} />
        <div className="pair">
          <DateField control={form.control} name="startsOn" optional label={t('networks.startsOn')} />
          <DateField control={form.control} name="endsOn" optional label={t('networks.endsOn')} />
        </div>
        <SearchField control={form.control} name="contactId" optional label={t('networks.contact')} choices={usePeople()} />
        <CheckField control={form.control} name="joinedAsNew" label={t('networks.memberNew')} />
      </Form>
    </Dialog>
  );
}

/** Ends a membership on a day; the way back takes the day away again. */
export function EndMemberDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation();
  const [end] = useVerb(EndMembershipDocument, 'endMembership', { forgets: ['networks'] });
  const [update] = useVerb(UpdateMembershipDocument, 'updateMembership', { forgets: ['networks'] });
  const rules = z.object({ endsOn: day(t('networks.lastDay')) });
  const form = useValues(rules, { endsOn: today() });
  const name = member.organisation?.name ?? '';
  const submit = async (values: { endsOn: string }) => {
    const answer = await end({ id: member.id, expectedVersion: member.version, ...values });
    if (!answer.ok) return answer.faults;
    const ended = answer.payload.membership;
    onClose();
    done(t('networks.memberEnded', { name }), ended ? () => update({ id: ended.id, expectedVersion: ended.version, endsOn: null }) : undefined);
  };
  return (
    <Dialog opened title={t('networks.endMemberTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{name}</p>
      <Form form={form} submit={t('networks.endMember')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="endsOn" label={t('networks.lastDay')} hint={t('networks.endMemberHint')} />
      </Form>
    </Dialog>
  );
}
