import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { SendInvitationDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { done } from '../ui/dialog.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { email } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { Inviters } from './inviters.tsx';
import { RoleFields } from './role-fields.tsx';
import { atPlace, placeInput, useReach, useRoleRules } from './role-places.ts';

/** Invites somebody by mail to take a role. */
export function InvitePage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const crumbs = [
    { label: t('settings.title'), to: tenant.path('settings') },
    { label: t('settings.invitations'), to: tenant.path('settings/invitations') },
    { label: t('settings.invite') },
  ];
  return (
    <>
      <PageHead crumbs={crumbs} title={t('settings.invite')} context={t('settings.inviteContext', { region: tenant.name })} />
      <Inviters>
        <Invite />
      </Inviters>
    </>
  );
}

function Invite() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const navigate = useNavigate();
  const reach = useReach();
  const keyFor = useIdempotencyKey();
  const [send] = useVerb(SendInvitationDocument, 'sendInvitation', { forgets: ['invitations'] });
  const { shape, placed } = useRoleRules(reach);
  const rules = z.object({ email: email(t('settings.email')), ...shape }).superRefine(placed);
  const form = useValues(rules, { email: '', role: '', placeId: '' });
  const list = tenant.path('settings/invitations');
  const submit = async (values: z.output<typeof rules>) => {
    const input = { email: values.email, role: values.role, ...placeInput(values.placeId) };
    const answer = await send(input, { idempotencyKey: keyFor(input) });
    if (!answer.ok) return atPlace(answer.faults);
    done(t('settings.invited', { email: values.email }));
    await navigate({ to: list });
  };
  return (
    <Card>
      <Form form={form} submit={t('settings.sendInvitation')} onSubmit={submit} onCancel={() => void navigate({ to: list })}>
        <TextField control={form.control} name="email" type="email" label={t('settings.email')} hint={t('settings.inviteEmailHint')} />
        <RoleFields reach={reach} />
      </Form>
    </Card>
  );
}
