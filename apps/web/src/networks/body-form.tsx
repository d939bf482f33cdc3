import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { BodyDocument, CreateBodyDocument, UpdateBodyDocument, type BodyKind, type BodyStanding } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { ChoiceField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { OneBody } from './body-page.tsx';
import { useMunicipalities } from './choices.ts';

const kinds: BodyKind[] = ['council', 'executiveBoard', 'committee', 'subcommittee', 'steeringGroup', 'advisoryCouncil', 'officialGroup'];
const standings: BodyStanding[] = ['deciding', 'advisory', 'steering'];

function useRules() {
  const { t } = useTranslation();
  return z.object({
    name: filled(t('people.name'), 200),
    kind: filled(t('people.bodyKind')).transform((value) => value as BodyKind),
    standing: filled(t('people.standing')).transform((value) => value as BodyStanding),
    municipalityId: maybe(),
  });
}

type Values = z.input<ReturnType<typeof useRules>>;

const valuesOf = (body: OneBody): Values => ({
  name: body.name,
  kind: body.kind,
  standing: body.standing,
  municipalityId: body.municipality?.id ?? '',
});

function Fields() {
  const { t } = useTranslation();
  const kindChoices = choicesFrom(Object.fromEntries(kinds.map((kind) => [kind, t(`people.bodyKinds.${kind}`)])));
  const standingChoices = choicesFrom(Object.fromEntries(standings.map((standing) => [standing, t(`people.standings.${standing}`)])));
  return (
    <>
      <TextField name="name" label={t('people.name')} />
      <ChoiceField name="kind" label={t('people.bodyKind')} choices={kindChoices} />
      <ChoiceField name="standing" label={t('people.standing')} hint={t('people.standingHint')} choices={standingChoices} />
      <SearchField
        name="municipalityId"
        optional
        label={t('people.municipality')}
        hint={t('networks.wholeRegionHint')}
        choices={useMunicipalities()}
      />
    </>
  );
}

/** Records a body. */
export function NewBodyPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const [create] = useVerb(CreateBodyDocument, 'createBody', { forgets: ['bodies'] });
  const rules = useRules();
  const form = useValues(rules, { name: '', kind: '', standing: '', municipalityId: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    done(t('people.bodyCreated', { name: values.name }));
    await navigate({ to: tenant.path(answer.payload.body ? `bodies/${answer.payload.body.id}` : 'bodies') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('people.bodiesTitle'), to: tenant.path('bodies') }, { label: t('people.newBody') }]}
        title={t('people.newBody')}
      />
      <Card>
        <Form form={form} submit={t('people.createBody')} onSubmit={submit} onCancel={() => void navigate({ to: tenant.path('bodies') })}>
          <Fields />
        </Form>
      </Card>
    </>
  );
}

/** Changes a body. */
export function EditBodyDialog({ body, onClose }: { body: OneBody; onClose: () => void }) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateBodyDocument, 'updateBody');
  const form = useValues(useRules(), valuesOf(body));
  const latest = useLatest(BodyDocument, 'Body', body.id, valuesOf);
  const saved = () => {
    onClose();
    done(t('people.saved'));
  };
  return (
    <Dialog opened title={t('people.editBody')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={body.version}
        save={(values, expectedVersion) => update({ id: body.id, expectedVersion, ...values })}
        latest={latest}
        words={{ name: t('people.name'), kind: t('people.bodyKind'), standing: t('people.standing') }}
        onSaved={saved}
        onCancel={onClose}
      >
        <Fields />
      </EditForm>
    </Dialog>
  );
}
