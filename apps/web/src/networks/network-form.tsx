import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { CreateNetworkDocument, NetworkDocument, UpdateNetworkDocument, type NetworkLevel } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom, labelOf } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { CheckField, ChoiceField, DateField, SearchField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe, maybeDay } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useMunicipalities, useOrganisations, usePeople } from './choices.ts';
import type { OneNetwork } from './network-page.tsx';

function useRules() {
  const { t } = useTranslation();
  return z.object({
    name: filled(t('networks.name'), 200),
    level: filled(t('networks.level')).transform((value) => value as NetworkLevel),
    accountableOwnerId: filled(t('networks.owner')),
    organiserId: maybe(),
    municipalityId: maybe(),
    startsOn: maybeDay(),
    joinedAsNew: z.boolean(),
  });
}

type Values = z.input<ReturnType<typeof useRules>>;

const empty: Values = { name: '', level: '', accountableOwnerId: '', organiserId: '', municipalityId: '', startsOn: '', joinedAsNew: false };

const valuesOf = (network: OneNetwork): Values => ({
  name: network.name,
  level: network.level,
  accountableOwnerId: network.accountableOwner?.id ?? '',
  organiserId: network.organiser?.id ?? '',
  municipalityId: network.municipality?.id ?? '',
  startsOn: network.startsOn ?? '',
  joinedAsNew: network.joinedAsNew,
});

export function useLevels() {
  const { t } = useTranslation();
  return choicesFrom({
    local: t('networks.levels.local'),
    regional: t('networks.levels.regional'),
    national: t('networks.levels.national'),
    international: t('networks.levels.international'),
  });
}

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="name" label={t('networks.name')} />
      <ChoiceField name="level" label={t('networks.level')} choices={useLevels()} />
      <SearchField name="accountableOwnerId" label={t('networks.owner')} hint={t('networks.ownerHint')} choices={usePeople()} />
      <SearchField name="organiserId" optional label={t('networks.organiser')} choices={useOrganisations()} />
      <SearchField
        name="municipalityId"
        optional
        label={t('networks.municipality')}
        hint={t('networks.wholeRegionHint')}
        choices={useMunicipalities()}
      />
      <DateField name="startsOn" optional label={t('networks.startsOn')} hint={t('networks.startsOnHint')} />
      <CheckField name="joinedAsNew" label={t('networks.joinedAsNew')} />
    </>
  );
}

/** A network that the region takes part in. */
export function NewNetworkPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [create] = useVerb(CreateNetworkDocument, 'createNetwork', { forgets: ['networks'] });
  const rules = useRules().extend({ scope: maybe(4000) });
  const form = useValues(rules, { ...empty, scope: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('networks.created', { name: values.name }));
    await navigate({ to: tenant.path(answer.payload.network ? `networks/${answer.payload.network.id}` : 'networks') });
  };
  return (
    <>
      <PageHead crumbs={[{ label: t('networks.title'), to: tenant.path('networks') }, { label: t('networks.new') }]} title={t('networks.new')} />
      <Card>
        <Form form={form} submit={t('networks.create')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('networks') })}>
          <Fields />
          <TextAreaField control={form.control} name="scope" optional label={t('networks.scope')} hint={t('networks.scopeHint')} />
        </Form>
      </Card>
    </>
  );
}

/** Changes a network; its scope has its own versions and its own dialog. */
export function EditNetworkDialog({ network, onClose }: { network: OneNetwork; onClose: () => void }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateNetworkDocument, 'updateNetwork');
  const form = useValues(useRules(), valuesOf(network));
  const people = usePeople();
  const latest = useLatest(NetworkDocument, 'Network', network.id, valuesOf);
  const saved = () => {
    onClose();
    done(t('networks.saved'));
  };
  return (
    <Dialog opened title={t('networks.editTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={network.version}
        save={(values, expectedVersion) => update({ id: network.id, expectedVersion, ...values })}
        latest={latest}
        words={{ name: t('networks.name'), level: t('networks.level'), accountableOwnerId: t('networks.owner'), startsOn: t('networks.startsOn') }}
        show={(name, value) => (name === 'accountableOwnerId' ? labelOf(people, value) : undefined)}
        onSaved={saved}
        onCancel={onClose}
      >
        <Fields />
      </EditForm>
    </Dialog>
  );
}
