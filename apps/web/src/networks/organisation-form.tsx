import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { CreateOrganisationDocument, OrganisationDocument, UpdateOrganisationDocument, type OrganisationKind } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { labelOf } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { ChoiceField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useMunicipalities, useOrganisations } from './choices.ts';
import { useKinds } from './kinds.ts';
import type { OneOrganisation } from './organisation-page.tsx';

/** Per cent as people write it, to basis points; null when nothing is written, NaN when it is no number. */
const toShare = (written: string): number | null => (written.trim() === '' ? null : Math.round(Number(written.replace(',', '.')) * 100));

/** Basis points as people read them: 5000 → "50", 3333 → "33,33". */
export const shareText = (share: number): string => String(share / 100).replace('.', ',');

function useRules() {
  const { t } = useTranslation();
  const share = z
    .string()
    .transform(toShare)
    .refine((value) => value === null || (value >= 1 && value <= 10_000), { error: () => t('organisations.shareBad') });
  const year = z
    .string()
    .refine((value) => value === '' || /^\d{3,4}$/.test(value.trim()), { error: () => t('organisations.foundedBad') })
    .transform((value) => (value === '' ? null : Number(value)));
  return z.object({
    name: filled(t('organisations.name'), 200),
    kind: filled(t('organisations.kind')).transform((value) => value as OrganisationKind),
    organisationNumber: maybe(20),
    municipalityId: maybe(),
    parentId: maybe(),
    ownershipShare: share,
    foundedYear: year,
    website: maybe(500),
  });
}

type Values = z.input<ReturnType<typeof useRules>>;

const empty: Values = {
  name: '',
  kind: '',
  organisationNumber: '',
  municipalityId: '',
  parentId: '',
  ownershipShare: '',
  foundedYear: '',
  website: '',
};

const valuesOf = (organisation: OneOrganisation): Values => ({
  name: organisation.name,
  kind: organisation.kind,
  organisationNumber: organisation.organisationNumber ?? '',
  municipalityId: organisation.municipality?.id ?? '',
  parentId: organisation.parent?.id ?? '',
  ownershipShare: organisation.ownershipShare === null ? '' : shareText(organisation.ownershipShare),
  foundedYear: organisation.foundedYear === null ? '' : String(organisation.foundedYear),
  website: organisation.website ?? '',
});

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="name" label={t('organisations.name')} />
      <ChoiceField name="kind" label={t('organisations.kind')} choices={useKinds()} />
      <TextField name="organisationNumber" optional label={t('organisations.number')} hint={t('organisations.numberHint')} />
      <SearchField
        name="municipalityId"
        optional
        label={t('organisations.municipality')}
        hint={t('organisations.municipalityHint')}
        choices={useMunicipalities()}
      />
      <SearchField name="parentId" optional label={t('organisations.parent')} choices={useOrganisations()} />
      <div className="pair">
        <TextField name="ownershipShare" optional label={t('organisations.share')} hint={t('organisations.shareHint')} />
        <TextField name="foundedYear" optional label={t('organisations.founded')} />
      </div>
      <TextField name="website" optional label={t('organisations.website')} hint={t('organisations.websiteHint')} />
    </>
  );
}

/** Records an organisation. */
export function NewOrganisationPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [create] = useVerb(CreateOrganisationDocument, 'createOrganisation', { forgets: ['organisations'] });
  const rules = useRules();
  const form = useValues(rules, empty);
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('organisations.created', { name: values.name }));
    await navigate({ to: tenant.path(answer.payload.organisation ? `organisations/${answer.payload.organisation.id}` : 'organisations') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('organisations.title'), to: tenant.path('organisations') }, { label: t('organisations.new') }]}
        title={t('organisations.new')}
      />
      <Card>
        <Form form={form} submit={t('organisations.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('organisations') })}>
          <Fields />
        </Form>
      </Card>
    </>
  );
}

/** Changes an organisation, also who owns it. */
export function EditOrganisationDialog({ organisation, onClose }: { organisation: OneOrganisation; onClose: () => void }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateOrganisationDocument, 'updateOrganisation', { forgets: ['organisations'] });
  const form = useValues(useRules(), valuesOf(organisation));
  const organisations = useOrganisations();
  const kinds = useKinds();
  const latest = useLatest(OrganisationDocument, 'Organisation', organisation.id, valuesOf);
  const words = {
    name: t('organisations.name'),
    kind: t('organisations.kind'),
    organisationNumber: t('organisations.number'),
    parentId: t('organisations.parent'),
    ownershipShare: t('organisations.share'),
    website: t('organisations.website'),
  };
  const show = (name: string, value: unknown) =>
    name === 'parentId' ? labelOf(organisations, value) : name === 'kind' ? labelOf(kinds, value) : undefined;
  const saved = () => {
    onClose();
    done(t('organisations.saved'));
  };
  return (
    <Dialog opened title={t('organisations.editTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={organisation.version}
        save={(values, expectedVersion) => update({ id: organisation.id, expectedVersion, ...values })}
        latest={latest}
        words={words}
        show={show}
        onSaved={saved}
        onCancel={onClose}
      >
        <Fields />
      </EditForm>
    </Dialog>
  );
}
