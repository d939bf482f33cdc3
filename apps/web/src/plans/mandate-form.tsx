import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { usePages } from '../api/connection.ts';
import { useVerb } from '../api/verb.ts';
import { BodyChoicesDocument, CreateMandateDocument, MandatesDocument } from '../generated/graphql.ts';
import { useOrganisations, usePeople } from '../networks/choices.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { done } from '../ui/dialog.tsx';
import { DateField, ManyField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, inOrder, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

/** What a body tells others to do; with a last day, whoever answers for it is reminded to report. */
export function NewMandatePage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const bodies = (usePages(BodyChoicesDocument, 'bodies', { all: true }).data?.nodes ?? []).map((each) => ({ value: each.id, label: each.name }));
  const known = usePages(MandatesDocument, 'mandates', { all: true }).data?.nodes ?? [];
  const [create] = useVerb(CreateMandateDocument, 'createMandate', { forgets: ['mandates'] });
  const rules = z
    .object({
      number: filled(t('plans.number'), 40),
      title: filled(t('plans.mandate'), 300),
      bodyId: filled(t('plans.gives')),
      receiverBodyIds: z.array(z.string()),
      receiverOrganisationIds: z.array(z.string()),
      ownerId: maybe(),
      clarifiesId: maybe(),
      startsOn: maybeDay(),
      endsOn: maybeDay(),
      dueOn: maybeDay(),
      description: maybe(5000),
    })
    .superRefine(inOrder);
  const form = useValues(rules, {
    number: '',
    title: '',
    bodyId: '',
    receiverBodyIds: [],
    receiverOrganisationIds: [],
    ownerId: '',
    clarifiesId: '',
    startsOn: '',
    endsOn: '',
    dueOn: '',
    description: '',
  });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('plans.mandateCreated', { number: values.number }));
    await navigate({ to: tenant.path(answer.payload.mandate ? `mandates/${answer.payload.mandate.id}` : 'mandates') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('plans.mandates'), to: tenant.path('mandates') }, { label: t('plans.newMandate') }]}
        title={t('plans.newMandateTitle')}
      />
      <Card>
        <Form form={form} submit={t('plans.createMandate')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('mandates') })}>
          <TextField name="number" label={t('plans.number')} />
          <TextField name="title" label={t('plans.mandate')} />
          <SearchField name="bodyId" label={t('plans.gives')} choices={bodies} />
          <ManyField name="receiverBodyIds" label={t('plans.receivingBodies')} choices={bodies} />
          <ManyField name="receiverOrganisationIds" label={t('plans.receivingOrganisations')} choices={useOrganisations()} />
          <SearchField name="ownerId" optional label={t('plans.owner')} choices={usePeople()} />
          <SearchField
            name="clarifiesId"
            optional
            label={t('plans.clarifiesWhich')}
            choices={known.map((each) => ({ value: each.id, label: `${each.number} ${each.title}` }))}
          />
          <DateField name="startsOn" optional label={t('plans.startsOn')} />
          <DateField name="endsOn" optional label={t('plans.endsOn')} />
          <DateField name="dueOn" optional label={t('plans.dueOn')} />
          <TextAreaField name="description" optional label={t('goals.description')} />
        </Form>
      </Card>
    </>
  );
}
