import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { email, filled } from '../ui/rules.ts';
import { LoadingRows } from '../ui/states.tsx';
import { useValues } from '../ui/use-values.ts';
import { Alone, usePasswordRule, useSubject, useToken, useWords } from './alone.tsx';
import { DeadLink } from './gate-pages.tsx';
import { dropSession, post } from './session.ts';

/** The one-time link of a new installation: its first operator chooses an account. */
export function OperatorLinkPage() {
  const { t } = useTranslation();
  const token = useToken();
  const subject = useSubject(`operator/${encodeURIComponent(token)}`);
  return (
    <Alone title={t('identity.operatorLinkTitle')}>
      {subject === undefined ? <LoadingRows rows={3} /> : null}
      {subject === null ? <DeadLink /> : null}
      {subject ? <BecomeOperator token={token} /> : null}
    </Alone>
  );
}

function BecomeOperator({ token }: { token: string }) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const password = usePasswordRule();
  const rules = z.object({ name: filled(t('identity.name'), 200), email: email(t('identity.email')), password });
  const form = useValues(rules, { name: '', email: '', password: '' });
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await post('operator', { token, ...values });
    if (!answer.ok) return words(answer);
    dropSession();
    await navigate({ to: '/operator', replace: true });
    return [];
  };
  return (
    <>
      <p className="t2" style={{ marginBottom: 24 }}>
        {t('identity.operatorLinkBody')}
      </p>
      <Form form={form} submit={t('identity.accept')} onSubmit={submit}>
        <TextField control={form.control} name="name" autoComplete="name" label={t('identity.name')} />
        <TextField control={form.control} name="email" type="email" autoComplete="username" label={t('identity.email')} />
        <TextField
          control={form.control}
          name="password"
          type="password"
          autoComplete="new-password"
          label={t('identity.newPassword')}
          hint={t('identity.newPasswordHint')}
        />
      </Form>
    </>
  );
}
