import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import {
  AddProjectPartnerDocument,
  EndProjectPartnerDocument,
  UpdateProjectPartnerDocument,
  type PartnerRole,
  type PartnerStatus,
} from '../generated/graphql.ts';
import { useOrganisations } from '../networks/choices.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, SearchField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled, inOrder, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { Partner } from './partners-card.tsx';
import type { OneProject } from './project-page.tsx';

function useRules() {
  const { t } = useTranslation();
  return {
    role: filled(t('projects.partnerRole')).transform((value) => value as PartnerRole),
    status: filled(t('projects.partnerStatus')).transform((value) => value as PartnerStatus),
    startsOn: maybeDay(),
    note: maybe(2000),
  };
}

function Shared() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField name="role" label={t('projects.partnerRole')} choices={choicesFrom(t('projects.partnerRoles', { returnObjects: true }))} />
      <ChoiceField name="status" label={t('projects.partnerStatus')} choices={choicesFrom(t('projects.partnerStatuses', { returnObjects: true }))} />
    </>
  );
}

/** Adds a partner to a project, or changes one. */
export function PartnerDialog({ project, partner, onClose }: { project: OneProject; partner: Partner | null; onClose: () => void }) {
  return partner ? <Edit partner={partner} onClose={onClose} /> : <Add project={project} onClose={onClose} />;
}

function Add({ project, onClose }: { project: OneProject; onClose: () => void }) {
  const { t } = useTranslation();
  const [add] = useVerb(AddProjectPartnerDocument, 'addProjectPartner');
  const organisations = useOrganisations();
  const rules = z.object({ organisationId: filled(t('projects.partner')), ...useRules(), endsOn: maybeDay() }).superRefine(inOrder);
  const form = useValues(rules, { organisationId: '', role: 'partner', status: 'agreed', startsOn: today(), endsOn: '', note: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await add({ projectId: project.id, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('projects.partnerAdded', { name: labelOf(organisations, values.organisationId) }));
  };
  return (
    <Dialog opened title={t('projects.addPartner')} onClose={onClose}>
      <Form form={form} submit={t('projects.addPartner')} onSubmit={submit} onCancel={onClose}>
        <SearchField control={form.control} name="organisationId" label={t('projects.partner')} choices={organisations} />
        <Shared />
        <div className="pair">
          <DateField control={form.control} name="startsOn" optional label={t('projects.startsOn')} />
          <DateField control={form.control} name="endsOn" optional label={t('projects.endsOn')} />
        </div>
        <TextAreaField control={form.control} name="note" optional label={t('projects.partnerNote')} />
      </Form>
    </Dialog>
  );
}

function Edit({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateProjectPartnerDocument, 'updateProjectPartner');
  const rules = z.object(useRules());
  const form = useValues(rules, { role: partner.role, status: partner.status, startsOn: partner.startsOn ?? '', note: partner.note ?? '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await update({ id: partner.id, expectedVersion: partner.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('projects.saved'));
  };
  return (
    <Dialog opened title={t('projects.editPartner')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{partner.organisation?.name}</p>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <Shared />
        <DateField control={form.control} name="startsOn" optional label={t('projects.startsOn')} />
        <TextAreaField control={form.control} name="note" optional label={t('projects.partnerNote')} />
      </Form>
    </Dialog>
  );
}

/** Ends a partner's part on a day. */
export function EndPartnerDialog({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const { t } = useTranslation();
  const [end] = useVerb(EndProjectPartnerDocument, 'endProjectPartner');
  const rules = z.object({ endsOn: day(t('projects.lastDay')) });
  const form = useValues(rules, { endsOn: today() });
  const name = partner.organisation?.name ?? '';
  const submit = async (values: { endsOn: string }) => {
    const answer = await end({ id: partner.id, expectedVersion: partner.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('projects.partnerEnded', { name }));
  };
  return (
    <Dialog opened title={t('projects.endPartnerTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{name}</p>
      <Form form={form} submit={t('projects.endPartner')} onSubmit={submit} onCancel={onClose}>
        <DateField control={form.control} name="endsOn" label={t('projects.lastDay')} hint={t('projects.endPartnerHint')} />
      </Form>
    </Dialog>
  );
}
