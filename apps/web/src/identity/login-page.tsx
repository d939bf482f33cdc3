import { IconChevronRight } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Fault } from '../api/verb.ts';
import { Brand } from '../ui/brand.tsx';
import { TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { inWords } from '../ui/money.ts';
import { Initials } from '../ui/person.tsx';
import { email, filled } from '../ui/rules.ts';
import { LanguageLink } from './language-link.tsx';
import { currentSession, demoAccounts, signIn, startOf, type AuthAnswer, type DemoAccount } from './session.ts';
import { useValues } from '../ui/use-values.ts';

/** The password of every demonstration account; the list is served in demo mode only. */
const demoPassword = 'samnav-demo';

/** Sign-in: one's own account to the left, the demonstration's people to the right. */
export function LoginPage() {
  const { t } = useTranslation();
  const [people, setPeople] = useState<DemoAccount[]>([]);
  const enter = useEnter();
  useEffect(() => {
    document.title = `${t('identity.title')} – Samnav`;
    void demoAccounts().then(setPeople);
  }, [t]);
  return (
    <main className="gate" id="main" tabIndex={-1}>
      <section>
        <Brand />
        <h1>{t('identity.promise')}</h1>
        <p className="t2">{t('identity.pitch')}</p>
        <SignInForm enter={enter} />
        <p className="foot">
          <LanguageLink />
        </p>
      </section>
      {people.length > 0 ? <DemoPeople people={people} enter={enter} /> : <section aria-hidden />}
    </main>
  );
}

type Enter = (email: string, password: string) => Promise<Fault[]>;

function useEnter(): Enter {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { next } = useSearch({ strict: false }) as { next?: string };
  const words = (answer: AuthAnswer) => {
    if (answer.status === 429) return answer.message ?? t('identity.tooMany');
    return answer.status === 401 ? t('identity.wrong') : (answer.message ?? t('identity.unreachable'));
  };
  return async (address, password) => {
    const answer = await signIn(address, password);
    if (!answer.ok) return [{ code: 'SIGN_IN', message: words(answer) }];
    const session = await currentSession();
    // Only addresses of this site are followed, never one that somebody put into a link.
    const wanted = next && /^\/(?!\/)/.test(next) ? next : undefined;
    await navigate({ href: wanted ?? (session ? startOf(session) : '/'), replace: true });
    return [];
  };
}

function SignInForm({ enter }: { enter: Enter }) {
  const { t } = useTranslation();
  const rules = useMemo(() => z.object({ email: email(t('identity.email')), password: filled(t('identity.password')) }), [t]);
  const form = useValues(rules, { email: '', password: '' });
  return (
    <>
      <Form form={form} submit={t('identity.signIn')} onSubmit={(values) => enter(values.email, values.password)}>
        <TextField
          control={form.control}
          name="email"
          type="email"
          autoComplete="username"
          label={t('identity.email')}
          hint={t('identity.emailHint')}
        />
        <TextField control={form.control} name="password" type="password" autoComplete="current-password" label={t('identity.password')} />
      </Form>
      <p style={{ marginTop: 16 }}>
        <Link to="/reset">{t('identity.forgot')}</Link>
      </p>
    </>
  );
}

function DemoPeople({ people, enter }: { people: DemoAccount[]; enter: Enter }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const choose = async (person: DemoAccount) => {
    setBusy(person.email);
    const faults = await enter(person.email, demoPassword);
    setFault(faults[0]?.message ?? null);
    setBusy(null);
  };
  return (
    <section>
      <h2 style={{ fontSize: 24, lineHeight: '30px' }}>{t('identity.demoTitle', { word: inWords(people.length) })}</h2>
      <p className="t2">{t('identity.demoBody')}</p>
      {fault ? (
        <p className="notice bad" role="alert" style={{ marginTop: 12 }}>
          {fault}
        </p>
      ) : null}
      <ul className="people">
        {people.map((person) => (
          <li key={person.email}>
            <button type="button" disabled={busy !== null} aria-busy={busy === person.email || undefined} onClick={() => void choose(person)}>
              <PersonCard person={person} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonCard({ person }: { person: DemoAccount }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="who">
        <Initials name={person.name} />
        <span>
          <strong style={{ display: 'block', fontWeight: 620 }}>{person.name}</strong>
          <span className="sm" style={{ display: 'block' }}>
            {person.role}
          </span>
          <span className="sm t2">{person.place}</span>
        </span>
      </span>
      <span className="sm t2">{t('identity.seesFirst', { what: person.sees })}</span>
      <span className="go">
        {t('identity.signInAs', { name: person.name.split(' ')[0] ?? person.name })}
        <IconChevronRight aria-hidden size={16} />
      </span>
    </>
  );
}
