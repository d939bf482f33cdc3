import { useSyncExternalStore } from 'react';
import { forgetEverything } from '../api/client.ts';
import { language, languageChosen, showLanguage, type Language } from '../i18n/index.ts';
import { forgetKept } from '../meetings/local-store.ts';
import { followClock, now } from '../ui/dates.ts';

export interface Place {
  slug: string;
  name: string;
}

/** Who is signed in and where they may go, as `GET /auth/me` answers. */
export interface Session {
  account: { id: string; name: string; email: string; language: Language };
  tenants: (Place & { roles: string[] })[];
  funders: Place[];
  platform: boolean;
  /** The server's instant; a demonstration may have moved its clock. */
  now?: string;
}

/** A person of the demonstration, offered on the sign-in page. */
export interface DemoAccount {
  email: string;
  name: string;
  role: string;
  place: string;
  sees: string;
}

let session: Session | null = null;
let loading: Promise<Session | null> | null = null;
const listeners = new Set<() => void>();

function keep(next: Session | null): Session | null {
  session = next;
  followClock(next?.now);
  if (next && !languageChosen()) void showLanguage(next.account.language, false);
  for (const listener of listeners) listener();
  return next;
}

const KEPT = 'samnav.session';

/** Lets whoever is signed in be known here without a line too, until they sign out: for pages that are kept on this device. */
export function keepSession(): void {
  if (session) localStorage.setItem(KEPT, JSON.stringify({ session, ahead: now().getTime() - Date.now() }));
}

/** Who was signed in when the line was last up; the clock went on since. */
function keptSession(): Session | null {
  const text = localStorage.getItem(KEPT);
  if (!text) return null;
  const kept = JSON.parse(text) as { session: Session; ahead: number };
  return { ...kept.session, now: new Date(Date.now() + kept.ahead).toISOString() };
}

async function ask(): Promise<Session | null> {
  let answer: Response;
  try {
    answer = await fetch('/auth/me', { headers: { accept: 'application/json' } });
  } catch (error) {
    const kept = keptSession();
    if (kept) return kept;
    throw error;
  }
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`/auth/me answered ${answer.status}`);
  return (await answer.json()) as Session;
}

/** The session, asked for once; null when nobody is signed in. */
export function currentSession(): Promise<Session | null> {
  if (session) return Promise.resolve(session);
  loading ??= ask()
    .then(keep)
    .finally(() => {
      loading = null;
    });
  return loading;
}

/** The session of a page that is shown only to those signed in. */
export function useSession(): Session {
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => session,
  );
  if (!now) throw new Error('This page needs a session.');
  return now;
}

/** Forgets who was signed in; the next page asks again. */
export function dropSession(): void {
  forgetEverything();
  localStorage.removeItem(KEPT);
  void forgetKept().catch(() => undefined);
  keep(null);
}

/** What a call to `/auth/…` answered: its status, and words where the API gave them. */
export interface AuthAnswer {
  ok: boolean;
  status: number;
  message?: string;
}

/** Posts JSON to `/auth/…`; status 0 when the server did not answer. */
export async function post(path: string, body: unknown = {}): Promise<AuthAnswer> {
  try {
    const answer = await fetch(`/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language() },
      body: JSON.stringify(body),
    });
    const said = (await answer.json().catch(() => ({}))) as { message?: unknown };
    return { ok: answer.ok, status: answer.status, ...(typeof said.message === 'string' && { message: said.message }) };
  } catch {
    return { ok: false, status: 0 };
  }
}

export async function signIn(email: string, password: string): Promise<AuthAnswer> {
  const answer = await post('login', { email, password });
  if (answer.ok) dropSession();
  return answer;
}

export async function signOut(): Promise<void> {
  await post('logout');
  dropSession();
}

/** The people of the demonstration; empty everywhere else. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const answer = await fetch('/auth/demo-accounts', { headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return [];
  const list: unknown = await answer.json().catch(() => []);
  return Array.isArray(list) ? (list as DemoAccount[]) : [];
}

/** Where somebody lands who asked for no page. */
export function startOf(who: Session): string {
  if (who.tenants[0]) return `/t/${who.tenants[0].slug}/week`;
  if (who.funders[0]) return `/f/${who.funders[0].slug}`;
  return who.platform ? '/operator' : '/nowhere';
}
