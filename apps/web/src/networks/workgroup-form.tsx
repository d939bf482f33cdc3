import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { CreateWorkgroupDocument, UpdateWorkgroupDocument, WorkgroupDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { day, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useMunicipalities, usePeople, usePriorities } from './choices.ts';
import type { OneWorkgroup } from './workgroup-page.tsx';

function useRules() {
  const { t } = useTranslation();
  return z.object({
    name: filled(t('workgroups.name'), 200),
    theme: filled(t('workgroups.theme'), 200),
    priorityId: maybe(),
    municipalityId: maybe(),
    purpose: maybe(4000),
  });
}

type Values = z.input<ReturnType<typeof useRules>>;
const empty: Values = { name: '', theme: '', priorityId: '', municipalityId: '', purpose: '' };

const valuesOf = (group: OneWorkgroup): Values => ({
  name: group.name,
  theme: group.theme,
  priorityId: group.priority?.id ?? '',
  municipalityId: group.municipality?.id ?? '',
  purpose: group.purpose ?? '',
});

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="name" label={t('workgroups.name')} />
      <TextField name="theme" label={t('workgroups.theme')} />
      <SearchField name="priorityId" optional label={t('workgroups.priority')} choices={usePriorities()} />
      <SearchField
        name="municipalityId"
        optional
        label={t('workgroups.municipality')}
        hint={t('networks.wholeRegionHint')}
        choices={useMunicipalities()}
      />
      <TextAreaField name="purpose" optional label={t('workgroups.purpose')} />
    </>
  );
}

/** A workgroup with its lead. */
export function NewWorkgroupPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [create] = useVerb(CreateWorkgroupDocument, 'createWorkgroup', { forgets: ['workgroups'] });
  const rules = useRules().extend({ leadId: filled(t('workgroups.lead')), startsOn: day(t('workgroups.startsOn')) });
  const form = useValues(rules, { ...empty, leadId: '', startsOn: today() });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('workgroups.created', { name: values.name }));
    await navigate({ to: tenant.path(answer.payload.workgroup ? `workgroups/${answer.payload.workgroup.id}` : 'workgroups') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('workgroups.title'), to: tenant.path('workgroups') }, { label: t('workgroups.new') }]}
        title={t('workgroups.new')}
      />
      <Card>
        <Form form={form} submit={t('workgroups.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('workgroups') })}>
          <Fields />
          <SearchField name="leadId" label={t('workgroups.lead')} choices={usePeople()} />
          <DateField name="startsOn" label={t('workgroups.startsOn')} />
        </Form>
      </Card>
    </>
  );
}

/** Changes a workgroup; its lead is changed by an act of its own. */
export function EditWorkgroupDialog({ group, onClose }: { group: OneWorkgroup; onClose: () => void }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateWorkgroupDocument, 'updateWorkgroup');
  const form = useValues(useRules(), valuesOf(group));
  const latest = useLatest(WorkgroupDocument, 'Workgroup', group.id, valuesOf);
  const saved = () => {
    onClose();
    done(t('workgroups.saved'));
  };
  return (
    <Dialog opened title={t('workgroups.editTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={group.version}
        save={(values, expectedVersion) => update({ id: group.id, expectedVersion, ...values })}
        latest={latest}
        words={{ name: t('workgroups.name'), theme: t('workgroups.theme'), purpose: t('workgroups.purpose') }}
        onSaved={saved}
        onCancel={onClose}
      >
        <Fields />
      </EditForm>
    </Dialog>
  );
}
