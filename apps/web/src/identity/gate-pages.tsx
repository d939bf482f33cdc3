import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { LinkButton } from '../ui/button.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { email, filled } from '../ui/rules.ts';
import { LoadingRows } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';
import { Alone, Done, usePasswordRule, useSubject, useToken, useWords, type LinkSubject } from './alone.tsx';
import { dropSession, post } from './session.ts';
import type { sv } from './texts.ts';

/** Asks for a link, or chooses a new password with the one that was mailed. */
export function ResetPage() {
  const token = useToken();
  return token ? <ChoosePassword token={token} /> : <AskForLink />;
}

function AskForLink() {
  const { t } = useTranslation();
  const words = useWords();
  const [sent, setSent] = useState(false);
  const form = useValues(z.object({ email: email(t('identity.email')) }), { email: '' });
  const submit = async (values: { email: string }) => {
    const answer = await post('password-reset', values);
    if (answer.ok) setSent(true);
    return words(answer);
  };
  return (
    <Alone title={t('identity.resetTitle')}>
      {sent ? (
        <Done>{t('identity.resetSent')}</Done>
      ) : (
        <>
          <p className="t2" style={{ marginBottom: 24 }}>
            {t('identity.resetAsk')}
          </p>
          <Form form={form} submit={t('identity.resetSend')} onSubmit={submit}>
            <TextField control={form.control} name="email" type="email" autoComplete="username" label={t('identity.email')} />
          </Form>
          <p style={{ marginTop: 16 }}>
            <Link to="/login">{t('identity.toSignIn')}</Link>
          </p>
        </>
      )}
    </Alone>
  );
}

function ChoosePassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const password = usePasswordRule();
  const [saved, setSaved] = useState(false);
  const form = useValues(z.object({ password }), { password: '' });
  const submit = async (values: { password: string }) => {
    const answer = await post('password-reset/complete', { token, password: values.password });
    if (answer.ok) setSaved(true);
    return words(answer);
  };
  return (
    <Alone title={t('identity.resetTitle')}>
      {saved ? (
        <Done>{t('identity.resetDone')}</Done>
      ) : (
        <Form form={form} submit={t('identity.resetSave')} onSubmit={submit}>
          <TextField
            control={form.control}
            name="password"
            type="password"
            autoComplete="new-password"
            label={t('identity.newPassword')}
            hint={t('identity.newPasswordHint')}
          />
        </Form>
      )}
    </Alone>
  );
}

/** Turns an invitation into a role: with a new account, or with the one that the address already has. */
export function InvitationPage() {
  const { t } = useTranslation();
  const token = useToken();
  const subject = useSubject(`invitation/${encodeURIComponent(token)}`);
  return (
    <Alone title={t('identity.invitationTitle')}>
      {subject === undefined ? <LoadingRows rows={3} /> : null}
      {subject === null ? <DeadLink /> : null}
      {subject ? <Accept token={token} subject={subject} /> : null}
    </Alone>
  );
}

/** What a link that is used, expired or invented says. */
export function DeadLink() {
  const { t } = useTranslation();
  return (
    <>
      <p className="notice bad" role="alert" style={{ margin: '16px 0' }}>
        {t('identity.linkDead')}
      </p>
      <LinkButton to="/login">{t('identity.toSignIn')}</LinkButton>
    </>
  );
}

function Accept({ token, subject }: { token: string; subject: LinkSubject }) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const known = subject.hasAccount ?? false;
  const chosen = usePasswordRule();
  const rules = z.object({
    name: known ? z.string() : filled(t('identity.name'), 200),
    password: known ? filled(t('identity.password'), 1000) : chosen,
  });
  const form = useValues(rules, { name: '', password: '' });
  const submit = async ({ name, password }: { name: string; password: string }) => {
    const answer = await post('invitation/accept', { token, password, ...(known ? {} : { name }) });
    if (!answer.ok) return words(answer);
    dropSession();
    await navigate({ to: '/', replace: true });
    return [];
  };
  const role = subject.role ? t(`identity.roles.${subject.role as keyof typeof sv.roles}`) : '';
  return (
    <>
      <p className="t2" style={{ marginBottom: 24 }}>
        {t('identity.invitationFor', { tenant: subject.tenant ?? '', role, email: subject.email ?? '' })}{' '}
        {known ? t('identity.invitationKnown') : t('identity.invitationBody')}
      </p>
      <Form form={form} submit={known ? t('identity.acceptKnown') : t('identity.accept')} onSubmit={submit}>
        {known ? (
          <TextField control={form.control} name="password" type="password" autoComplete="current-password" label={t('identity.password')} />
        ) : (
          <>
            <TextField control={form.control} name="name" autoComplete="name" label={t('identity.name')} />
            <TextField
              control={form.control}
              name="password"
              type="password"
              autoComplete="new-password"
              label={t('identity.newPassword')}
              hint={t('identity.newPasswordHint')}
            />
          </>
        )}
      </Form>
    </>
  );
}
