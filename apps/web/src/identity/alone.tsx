import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../api/verb.ts';
import { language } from '../i18n/index.ts';
import { Brand } from '../ui/brand.tsx';
import { LinkButton } from '../ui/button.tsx';
import { filled } from '../ui/rules.ts';
import { LanguageLink } from './language-link.tsx';
import type { AuthAnswer } from './session.ts';

/** A page before sign-in with one thing to do. */
export function Alone({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="alone" id="main" tabIndex={-1}>
      <title>{`${title} – Samnav`}</title>
      <Brand />
      <h1 style={{ marginBottom: 8 }}>{title}</h1>
      {children}
      <p className="sm" style={{ marginTop: 32 }}>
        <LanguageLink />
      </p>
    </main>
  );
}

/** That it is done, and the way on. */
export function Done({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="notice ok" role="status" style={{ margin: '16px 0' }}>
        {children}
      </p>
      <LinkButton to="/login" kind="primary">
        {t('identity.toSignIn')}
      </LinkButton>
    </>
  );
}

/** The secret of a letter's link: in the path, or after the question mark. */
export function useToken(): string {
  const { token } = useParams({ strict: false }) as { token?: string };
  const search = useSearch({ strict: false }) as { token?: string };
  return token ?? search.token ?? '';
}

/** What an answer of `/auth/…` says to the one who asked. */
export function useWords(): (answer: AuthAnswer) => Fault[] {
  const { t } = useTranslation();
  return (answer) => {
    if (answer.ok) return [];
    if (answer.status === 0) return [{ code: 'AUTH', message: t('identity.unreachable') }];
    if (answer.status === 429) return [{ code: 'AUTH', message: answer.message ?? t('identity.tooMany') }];
    return [{ code: 'AUTH', message: answer.message ?? t('identity.linkDead') }];
  };
}

/** A password's length; what else makes it bad is said by the API. */
export function usePasswordRule() {
  const { t } = useTranslation();
  return filled(t('identity.newPassword'), 200).refine((value) => [...value].length >= 10, { error: () => t('identity.passwordShort') });
}

/** What a link is for, as far as its holder may know. */
export interface LinkSubject {
  email: string | null;
  tenant?: string;
  role?: string;
  hasAccount?: boolean;
}

/** Asks what a link is for: undefined while asking, null when it is no longer good. */
export function useSubject(path: string): LinkSubject | null | undefined {
  const [subject, setSubject] = useState<LinkSubject | null | undefined>();
  useEffect(() => {
    let wanted = true;
    void fetch(`/auth/${path}`, { headers: { accept: 'application/json', 'accept-language': language() } })
      .then((answer) => (answer.ok ? (answer.json() as Promise<LinkSubject>) : null))
      .catch(() => null)
      .then((found) => wanted && setSubject(found));
    return () => {
      wanted = false;
    };
  }, [path]);
  return subject;
}
