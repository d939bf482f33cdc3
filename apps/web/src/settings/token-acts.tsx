import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreateApiTokenDocument, RevokeApiTokenDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { CopyOnce } from '../ui/copy-once.tsx';
import { addDays, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { DateField, ManyField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { day, filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import { useScopeChoices } from './token-scopes.ts';
import type { TokenRow } from './tokens-page.tsx';

/** A token that was just made, with what is shown only now. */
export interface NewToken {
  name: string;
  secret: string;
}

const lists = ['apiTokens'];

/** Makes a token: what it is for, what it may, and until when. */
export function CreateTokenDialog({ onCreated, onClose }: { onCreated: (token: NewToken) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [create] = useVerb(CreateApiTokenDocument, 'createApiToken', { forgets: lists });
  const rules = z.object({
    name: filled(t('settings.tokenName'), 200),
    scopes: z.array(z.string()).min(1, { error: () => t('settings.scopesMissing') }),
    expiresOn: day(t('settings.tokenLastDay')),
  });
  const form = useValues(rules, { name: '', scopes: [] as string[], expiresOn: addDays(today(), 90) });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await create(values);
    if (!answer.ok) return answer.faults;
    onCreated({ name: values.name, secret: answer.payload.secret ?? '' });
  };
  return (
    <Dialog opened title={t('settings.tokenNew')} onClose={onClose}>
      <Form form={form} submit={t('settings.tokenCreate')} onSubmit={submit} onCancel={onClose}>
        <TextField control={form.control} name="name" label={t('settings.tokenName')} hint={t('settings.tokenNameHint')} />
        <ManyField
          control={form.control}
          name="scopes"
          label={t('settings.tokenScopes')}
          hint={t('settings.scopesHint')}
          choices={useScopeChoices()}
        />
        <DateField control={form.control} name="expiresOn" label={t('settings.tokenLastDay')} hint={t('settings.tokenLastDayHint')} />
      </Form>
    </Dialog>
  );
}

/** The token itself, shown this once. */
export function SecretCard({ token, onHide }: { token: NewToken; onHide: () => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <CopyOnce
      title={t('settings.secretTitle', { name: token.name })}
      body={t('settings.secretBody')}
      label={t('settings.secret')}
      value={token.secret}
      onHide={onHide}
    >
      <p className="sm t2">{t('settings.secretUse', { address: `${window.location.origin}${tenant.path('graphql')}` })}</p>
    </CopyOnce>
  );
}

/** Stops a token at once; there is no way back, a new one is made instead. */
export function RevokeTokenDialog({ token, onClose }: { token: TokenRow; onClose: () => void }) {
  const { t } = useTranslation();
  const [revoke] = useVerb(RevokeApiTokenDocument, 'revokeApiToken', { forgets: lists });
  const form = useValues(z.object({}), {});
  const submit = async () => {
    const answer = await revoke({ apiTokenId: token.id });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('settings.revoked', { name: token.name }));
  };
  return (
    <Dialog opened title={t('settings.revokeTitle', { name: token.name })} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('settings.revokeBody')}</p>
      <Form form={form} submit={t('settings.revoke')} onSubmit={submit} onCancel={onClose}>
        {null}
      </Form>
    </Dialog>
  );
}
