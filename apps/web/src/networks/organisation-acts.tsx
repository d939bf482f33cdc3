import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { EndOrganisationDocument, MergeOrganisationsDocument } from '../generated/graphql.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { CheckField, DateField, ManyField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useOrganisations } from './choices.ts';
import type { OneOrganisation } from './organisation-page.tsx';

interface ActProps {
  organisation: OneOrganisation;
  onClose: () => void;
}

/** Says that an organisation exists no longer. */
export function EndOrganisationDialog({ organisation, onClose }: ActProps) {
  const { t } = useTranslation();
  const [end] = useVerb(EndOrganisationDocument, 'endOrganisation', { forgets: ['organisations', 'networks'] });
  const rules = z.object({ endsOn: day(t('organisations.lastDay')) });
  const form = useValues(rules, { endsOn: today() });
  const submit = async (values: { endsOn: string }) => {
    const answer = await end({ id: organisation.id, expectedVersion: organisation.version, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('organisations.ended', { count: answer.payload.endedMemberships ?? 0 }));
  };
  return (
    <Dialog opened title={t('organisations.endTitle')} onClose={onClose}>
      <Form form={form} submit={t('ui.save')} onSubmit={submit} onCancel={onClose}>
        <DateField name="endsOn" label={t('organisations.lastDay')} hint={t('organisations.endHint')} />
      </Form>
    </Dialog>
  );
}

/** Makes one organisation of several records. It cannot be undone, so it asks for one deliberate tick. */
export function MergeDialog({ organisation, onClose }: ActProps) {
  const { t } = useTranslation();
  const [merge] = useVerb(MergeOrganisationsDocument, 'mergeOrganisations', { forgets: ['organisations', 'networks', 'people'] });
  const others = useOrganisations().filter((each) => each.value !== organisation.id);
  const rules = z.object({
    duplicateIds: z.array(z.string()).min(1, { error: () => t('organisations.duplicatesMissing') }),
    sure: z.boolean().refine((sure) => sure, { error: () => t('organisations.mergeSureMissing') }),
  });
  const form = useValues(rules, { duplicateIds: [], sure: false });
  const { name } = organisation;
  const submit = async ({ duplicateIds }: { duplicateIds: string[] }) => {
    const answer = await merge({ id: organisation.id, expectedVersion: organisation.version, duplicateIds });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('organisations.mergedDone', { name }));
  };
  return (
    <Dialog opened title={t('organisations.mergeTitle', { name })} onClose={onClose}>
      <p style={{ marginBottom: 16 }}>{t('organisations.mergeHint', { name })}</p>
      <Form form={form} submit={t('organisations.mergeSubmit')} onSubmit={submit} onCancel={onClose}>
        <ManyField name="duplicateIds" label={t('organisations.duplicates')} choices={others} />
        <CheckField name="sure" label={t('organisations.mergeSure')} />
      </Form>
    </Dialog>
  );
}
