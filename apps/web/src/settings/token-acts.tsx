import { TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { CreateApiTokenDocument, RevokeApiTokenDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
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

/** The token itself, shown this once, on the page so that no key press loses it. */
export function SecretCard({ token, onHide }: { token: NewToken; onHide: () => void }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const heading = useRef<HTMLHeadingElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<boolean | null>(null);
  // The dialog that closes gives the focus back to its button first.
  useEffect(() => {
    const timer = setTimeout(() => heading.current?.focus(), 50);
    return () => clearTimeout(timer);
  }, [token]);
  const copy = async () => {
    field.current?.select();
    // Without a secure connection the browser has no clipboard; the text is then marked, ready to be copied by hand.
    const writing = navigator.clipboard?.writeText(token.secret);
    setCopied(
      Boolean(writing) &&
        (await writing.then(
          () => true,
          () => false,
        )),
    );
  };
  return (
    <section className="card no-print" style={{ marginBottom: 16 }}>
      <h2 tabIndex={-1} ref={heading} style={{ outline: 'none' }}>
        {t('settings.secretTitle', { name: token.name })}
      </h2>
      <p style={{ margin: '4px 0 12px', maxWidth: '44em' }}>{t('settings.secretBody')}</p>
      <div className="row wrap" style={{ alignItems: 'end' }}>
        <TextInput
          ref={field}
          readOnly
          label={t('settings.secret')}
          value={token.secret}
          onFocus={(event) => event.currentTarget.select()}
          style={{ flex: '1 1 320px', maxWidth: 560 }}
        />
        <Button kind="primary" icon={copied ? <IconCheck aria-hidden size={16} /> : <IconCopy aria-hidden size={16} />} onClick={() => void copy()}>
          {t('settings.copy')}
        </Button>
        <Button onClick={onHide}>{t('settings.secretSaved')}</Button>
      </div>
      <p className="sm t2" role="status" style={{ minHeight: 20, marginTop: 6 }}>
        {copied === null ? '' : copied ? t('settings.copied') : t('settings.copyFailed')}
      </p>
      <p className="sm t2">{t('settings.secretUse', { address: `${window.location.origin}${tenant.path('graphql')}` })}</p>
    </section>
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
