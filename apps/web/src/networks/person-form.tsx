import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { CreatePersonDocument, PersonDocument, UpdatePersonDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useMunicipalities, useOrganisations } from './choices.ts';
import type { OnePerson } from './person-page.tsx';

function useRules() {
  const { t } = useTranslation();
  const address = maybe(254).refine((value) => value === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value), { error: () => t('ui.badEmail') });
  return z.object({
    name: filled(t('people.name'), 200),
    title: maybe(200),
    email: address,
    phone: maybe(50),
    organisationId: maybe(),
    municipalityId: maybe(),
  });
}

type Values = z.input<ReturnType<typeof useRules>>;
const empty: Values = { name: '', title: '', email: '', phone: '', organisationId: '', municipalityId: '' };

const valuesOf = (person: OnePerson): Values => ({
  name: person.name,
  title: person.title ?? '',
  email: person.email ?? '',
  phone: person.phone ?? '',
  organisationId: person.organisation?.id ?? '',
  municipalityId: person.municipality?.id ?? '',
});

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="name" label={t('people.name')} />
      <TextField name="title" optional label={t('people.work')} />
      <div className="pair">
        <TextField name="email" type="email" optional label={t('people.email')} />
        <TextField name="phone" optional label={t('people.phone')} />
      </div>
      <SearchField name="organisationId" optional label={t('people.organisation')} choices={useOrganisations()} />
      <SearchField
        name="municipalityId"
        optional
        label={t('people.municipality')}
        hint={t('people.municipalityHint')}
        choices={useMunicipalities()}
      />
    </>
  );
}

/** Records a person. */
export function NewPersonPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [create] = useVerb(CreatePersonDocument, 'createPerson', { forgets: ['people'] });
  const rules = useRules();
  const form = useValues(rules, empty);
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('people.created', { name: values.name }));
    await navigate({ to: tenant.path(answer.payload.person ? `people/${answer.payload.person.id}` : 'people') });
  };
  return (
    <>
      <PageHead crumbs={[{ label: t('people.title'), to: tenant.path('people') }, { label: t('people.new') }]} title={t('people.new')} />
      <Card>
        <Form form={form} submit={t('people.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('people') })}>
          <Fields />
        </Form>
      </Card>
    </>
  );
}

/** Changes a person. */
export function EditPersonDialog({ person, onClose }: { person: OnePerson; onClose: () => void }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdatePersonDocument, 'updatePerson');
  const form = useValues(useRules(), valuesOf(person));
  const latest = useLatest(PersonDocument, 'Person', person.id, valuesOf);
  const saved = () => {
    onClose();
    done(t('people.saved'));
  };
  return (
    <Dialog opened title={t('people.editTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={person.version}
        save={(values, expectedVersion) => update({ id: person.id, expectedVersion, ...values })}
        latest={latest}
        words={{ name: t('people.name'), title: t('people.work'), email: t('people.email'), phone: t('people.phone') }}
        onSaved={saved}
        onCancel={onClose}
      >
        <Fields />
      </EditForm>
    </Dialog>
  );
}
