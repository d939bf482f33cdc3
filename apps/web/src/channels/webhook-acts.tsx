import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useLatest } from '../api/latest.ts';
import { useVerb } from '../api/verb.ts';
import { useOwnPlaces } from '../calendar/own-day-acts.tsx';
import {
  CreateWebhookEndpointDocument,
  RotateWebhookSecretDocument,
  UpdateWebhookEndpointDocument,
  WebhookEndpointDocument,
  type EndpointRowFragment,
  type WebhookEvent,
} from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { EditForm } from '../ui/edit-form.tsx';
import { ManyField, SearchField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { eventsOf } from './webhook-state.tsx';

/** A secret that was just made, with whose it is. */
export interface NewSecret {
  name: string;
  secret: string;
}

const lists = ['webhookEndpoints'];

function useShape() {
  const { t } = useTranslation();
  return {
    name: filled(t('webhooks.name'), 200),
    url: filled(t('webhooks.url'), 2000).refine((value) => /^https:\/\/\S+$/.test(value), { error: () => t('webhooks.urlBad') }),
    events: z.array(z.string()).min(1, { error: () => t('webhooks.eventsMissing') }),
  };
}

function EndpointFields() {
  const { t } = useTranslation();
  return (
    <>
      <TextField name="name" label={t('webhooks.name')} hint={t('webhooks.nameHint')} />
      <TextField name="url" label={t('webhooks.url')} hint={t('webhooks.urlHint')} />
      <ManyField name="events" label={t('webhooks.events')} choices={choicesFrom(t('webhooks.eventWords', { returnObjects: true }))} />
    </>
  );
}

/** Lets another system be told; its secret is shown once. */
export function CreateEndpointDialog({ onCreated, onClose }: { onCreated: (made: NewSecret) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { choices, regional, first } = useOwnPlaces();
  const [create] = useVerb(CreateWebhookEndpointDocument, 'createWebhookEndpoint', { forgets: lists });
  const rules = z.object({ ...useShape(), municipalityId: regional ? maybe() : filled(t('webhooks.whose')) });
  const form = useValues(rules, { name: '', url: '', events: ['deadlineLate', 'deadlineMet'], municipalityId: first });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create({ ...values, events: values.events as WebhookEvent[] });
    if (!answer.ok) return answer.faults;
    onClose();
    onCreated({ name: values.name, secret: answer.payload.secret ?? '' });
  };
  return (
    <Dialog opened title={t('webhooks.new')} onClose={onClose}>
      <Form form={form} submit={t('webhooks.create')} onSubmit={submit} onCancel={onClose}>
        <EndpointFields />
        <SearchField
          control={form.control}
          name="municipalityId"
          optional={regional}
          label={t('webhooks.whose')}
          hint={regional ? t('reminders.wholeRegionHint') : undefined}
          choices={choices}
        />
      </Form>
    </Dialog>
  );
}

interface ActProps {
  endpoint: EndpointRowFragment;
  onClose: () => void;
}

/** Changes what an endpoint is called, where it is and what it is told. */
export function EditEndpointDialog({ endpoint, onClose }: ActProps) {
  const { t } = useTranslation();
  const [update] = useVerb(UpdateWebhookEndpointDocument, 'updateWebhookEndpoint', { forgets: lists });
  const rules = z.object(useShape());
  const valuesOf = (of: EndpointRowFragment) => ({ name: of.name, url: of.url, events: eventsOf(of) as string[] });
  const form = useValues(rules, valuesOf(endpoint));
  const latest = useLatest(WebhookEndpointDocument, 'WebhookEndpoint', endpoint.id, valuesOf);
  return (
    <Dialog opened title={t('webhooks.editTitle')} onClose={onClose}>
      <EditForm
        form={form}
        submit={t('ui.save')}
        version={endpoint.version}
        save={(values, expectedVersion) => update({ id: endpoint.id, expectedVersion, ...values, events: values.events as WebhookEvent[] })}
        latest={latest}
        words={{ name: t('webhooks.name'), url: t('webhooks.url'), events: t('webhooks.events') }}
        onSaved={() => {
          onClose();
          done(t('webhooks.saved'));
        }}
        onCancel={onClose}
      >
        <EndpointFields />
      </EditForm>
    </Dialog>
  );
}

/** Gives an endpoint a new secret. */
export function RotateSecretDialog({ endpoint, onRotated, onClose }: ActProps & { onRotated: (made: NewSecret) => void }) {
  const { t } = useTranslation();
  const [rotate] = useVerb(RotateWebhookSecretDocument, 'rotateWebhookSecret', { forgets: lists });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const answer = await rotate({ id: endpoint.id, expectedVersion: endpoint.version });
    if (!answer.ok) return answer.faults;
    onClose();
    onRotated({ name: endpoint.name, secret: answer.payload.secret ?? '' });
  };
  return (
    <Dialog opened title={t('webhooks.rotate')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('webhooks.rotateBody')}</p>
      <Form form={form} submit={t('webhooks.rotateSubmit')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
