import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb, type Fault } from '../api/verb.ts';
import { CreateFunderDocument, CreateTenantDocument, InviteCoordinatorDocument } from '../generated/graphql.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ManyField, TextField, type Choice } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { email, filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';

function useSlugRule() {
  const { t } = useTranslation();
  return filled(t('identity.tenantSlug'), 50).refine((value) => /^[a-z0-9-]{3,50}$/.test(value), { error: () => t('identity.slugBad') });
}

/** Sweden's municipalities by name; fetched when a region is made. */
function useRegister(): Choice[] {
  const [choices, setChoices] = useState<Choice[]>([]);
  useEffect(() => {
    void import('./data/municipalities.json').then(({ default: names }) => {
      const all = Object.entries(names).map(([value, name]) => ({ value, label: `${name} (${value})` }));
      setChoices(all.toSorted((a, b) => a.label.localeCompare(b.label, 'sv')));
    });
  }, []);
  return choices;
}

/** The API speaks of one code among many; here they are one field. */
const atCodes = (faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => (fault.path?.at(-1) === 'code' ? { ...fault, path: ['municipalityCodes'] } : fault));

/** An invitation that no letter carries: this installation has no mail server, so the operator passes the link on. */
export interface WaitingLink {
  name: string;
  email: string;
  url: string;
}
interface InviteProps {
  onClose: () => void;
  onLink: (link: WaitingLink) => void;
}

/** Sets up a region with its municipalities and invites its coordinator. */
export function TenantDialog({ onClose, onLink }: InviteProps) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const [create] = useVerb(CreateTenantDocument, 'createTenant', { forgets: ['tenants'] });
  const rules = z.object({
    name: filled(t('identity.tenantName'), 200),
    slug: useSlugRule(),
    municipalityCodes: z.array(z.string()).min(1, { error: () => t('identity.municipalitiesMissing') }),
    coordinatorEmail: email(t('identity.coordinatorEmail')),
  });
  const form = useValues(rules, { name: '', slug: '', municipalityCodes: [] as string[], coordinatorEmail: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values, { idempotencyKey: keyFor(values) });
    if (!answer.ok) return atCodes(answer.faults);
    onClose();
    const url = answer.payload.invitationUrl;
    if (url) onLink({ name: values.name, email: values.coordinatorEmail, url });
    else done(t('identity.tenantCreated', { name: values.name, email: values.coordinatorEmail }));
  };
  return (
    <Dialog opened title={t('identity.tenantCard')} onClose={onClose}>
      <Form form={form} submit={t('identity.createTenant')} onSubmit={submit} onCancel={onClose}>
        <TextField control={form.control} name="name" label={t('identity.tenantName')} />
        <TextField control={form.control} name="slug" label={t('identity.tenantSlug')} hint={t('identity.tenantSlugHint')} />
        <ManyField
          control={form.control}
          name="municipalityCodes"
          label={t('identity.municipalities')}
          hint={t('identity.municipalitiesHint')}
          choices={useRegister()}
        />
        <TextField
          control={form.control}
          name="coordinatorEmail"
          type="email"
          label={t('identity.coordinatorEmail')}
          hint={t('identity.coordinatorHint')}
        />
      </Form>
    </Dialog>
  );
}

/** Invites the coordinator of a region that has none once more. */
export function InviteCoordinatorDialog({ place, onClose, onLink }: InviteProps & { place: { slug: string; name: string } }) {
  const { t } = useTranslation();
  const [invite] = useVerb(InviteCoordinatorDocument, 'inviteCoordinator');
  const rules = z.object({ coordinatorEmail: email(t('identity.coordinatorEmail')) });
  const form = useValues(rules, { coordinatorEmail: '' });
  const submit = async ({ coordinatorEmail }: z.output<typeof rules>) => {
    const answer = await invite({ slug: place.slug, coordinatorEmail });
    if (!answer.ok) return answer.faults;
    onClose();
    const url = answer.payload.invitationUrl;
    if (url) onLink({ name: place.name, email: coordinatorEmail, url });
    else done(t('identity.coordinatorInvited', { name: place.name, email: coordinatorEmail }));
  };
  return (
    <Dialog opened title={t('identity.inviteTitle', { name: place.name })} onClose={onClose}>
      <Form form={form} submit={t('identity.inviteCoordinator')} onSubmit={submit} onCancel={onClose}>
        <TextField
          control={form.control}
          name="coordinatorEmail"
          type="email"
          label={t('identity.coordinatorEmail')}
          hint={t('identity.inviteHint')}
        />
      </Form>
    </Dialog>
  );
}

/** Sets up a funder, the same for all regions. */
export function FunderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const keyFor = useIdempotencyKey();
  const [create] = useVerb(CreateFunderDocument, 'createFunder', { forgets: ['funders'] });
  const rules = z.object({ name: filled(t('identity.funderName'), 200), slug: useSlugRule() });
  const form = useValues(rules, { name: '', slug: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values, { idempotencyKey: keyFor(values) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('identity.funderCreated', { name: values.name }));
  };
  return (
    <Dialog opened title={t('identity.funderCard')} onClose={onClose}>
      <Form form={form} submit={t('identity.createFunder')} onSubmit={submit} onCancel={onClose}>
        <TextField control={form.control} name="name" label={t('identity.funderName')} hint={t('identity.funderNameHint')} />
        <TextField control={form.control} name="slug" label={t('identity.tenantSlug')} hint={t('identity.funderSlugHint')} />
      </Form>
    </Dialog>
  );
}
