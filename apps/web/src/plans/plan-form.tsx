import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import { CreateActionPlanDocument, PlanChoicesDocument } from '../generated/graphql.ts';
import { useMyPersonId } from '../identity/rights.ts';
import { useMunicipalities, usePeople } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { done } from '../ui/dialog.tsx';
import { DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, inOrder, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

/** A plan of action, as a draft until a body adopts it. */
export function NewPlanPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const me = useMyPersonId();
  const plans = usePages(PlanChoicesDocument, 'actionPlans', { all: true }).data?.nodes ?? [];
  const [create] = useVerb(CreateActionPlanDocument, 'createActionPlan', { forgets: ['actionPlans', 'municipalityOutputs'] });
  const rules = z
    .object({
      title: filled(t('plans.name'), 300),
      municipalityId: maybe(),
      partOfId: maybe(),
      ownerId: filled(t('plans.owner')),
      startsOn: maybeDay(),
      endsOn: maybeDay(),
      description: maybe(5000),
    })
    .superRefine(inOrder);
  const form = useValues(rules, { title: '', municipalityId: '', partOfId: '', ownerId: me ?? '', startsOn: '', endsOn: '', description: '' });
  const back = () => navigate({ to: tenant.path('plans') });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('plans.created', { title: values.title }));
    await back();
  };
  return (
    <>
      <PageHead crumbs={[{ label: t('plans.title'), to: tenant.path('plans') }, { label: t('plans.newPlan') }]} title={t('plans.newTitle')} />
      <Card>
        <Form form={form} submit={t('plans.create')} onSubmit={submit} onCancel={() => void back()}>
          <TextField name="title" label={t('plans.name')} />
          <SearchField
            name="municipalityId"
            optional
            label={t('plans.municipality')}
            hint={t('networks.wholeRegionHint')}
            choices={useMunicipalities()}
          />
          <SearchField name="partOfId" optional label={t('plans.partOf')} choices={plans.map((plan) => ({ value: plan.id, label: plan.title }))} />
          <SearchField name="ownerId" label={t('plans.owner')} choices={usePeople()} />
          <DateField name="startsOn" optional label={t('plans.startsOn')} />
          <DateField name="endsOn" optional label={t('plans.endsOn')} />
          <TextAreaField name="description" optional label={t('goals.description')} />
        </Form>
      </Card>
    </>
  );
}
