import { useEffect, useState } from 'react';
import type { Fault } from '../api/verb.ts';
import { i18next, language } from '../i18n/index.ts';

/** What can be answered by a letter's link. */
export type LinkAnswer = 'done' | 'acknowledge' | 'snooze' | 'handOver' | 'notMine' | 'accept' | 'decline';

/** An answer as it is kept. */
export type AnsweredKind = 'done' | 'acknowledged' | 'snoozed' | 'handedOver' | 'notMine' | 'accepted' | 'declined';

/** What a link asks, as far as its holder may know. */
export interface Asked {
  /** The region's word in addresses. */
  tenant: string;
  region: string;
  expiresAt: string;
  person: { name: string };
  deadline: {
    id: string;
    title: string;
    description: string | null;
    dueOn: string;
    daysLeft: number;
    state: 'open' | 'late' | 'met' | 'cancelled';
    owner: { name: string };
    municipality: string | null;
    workgroup: string | null;
    evidenceRequired: boolean;
  };
  handOver: { from: string; to: string; note: string | null; takesEffectOn: string | null; toMe: boolean } | null;
  /** In the order in which the page offers them; empty when there is nothing left to answer. */
  may: LinkAnswer[];
  until: { from: string; to: string; suggested: string };
  people: { id: string; name: string }[];
}

/** What was answered with a link that is used up. */
export interface Answered {
  kind: AnsweredKind;
  at: string;
  until: string | null;
}

export type LinkState = { asked: Asked } | { answered: Answered } | { dead: string | null } | { lost: true } | undefined;

const headers = () => ({ accept: 'application/json', 'accept-language': language() });
const addressOf = (token: string) => `/api/answer/${encodeURIComponent(token)}`;

async function read(token: string): Promise<LinkState> {
  const answer = await fetch(addressOf(token), { headers: headers() }).catch(() => null);
  if (!answer || answer.status >= 500) return { lost: true };
  const said = (await answer.json().catch(() => ({}))) as { answered?: Answered; message?: string };
  if (answer.ok) return { asked: said as unknown as Asked };
  if (answer.status === 410 && said.answered) return { answered: said.answered };
  return { dead: answer.status === 429 ? (said.message ?? null) : null };
}

/** Reads what a link asks; undefined while asking. Reading changes nothing. */
export function useAsked(token: string): { state: LinkState; again: () => void } {
  const [state, setState] = useState<LinkState>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let wanted = true;
    void read(token).then((next) => wanted && setState(next));
    return () => {
      wanted = false;
    };
  }, [token, attempt]);
  return { state, again: () => setAttempt(attempt + 1) };
}

export interface LinkInput {
  answer: LinkAnswer;
  until?: string;
  note?: string;
  evidenceUrl?: string;
  toId?: string;
}

interface Said {
  answered?: Answered;
  message?: string;
  errors?: { code: string; message: string; field: string | null }[];
}

/** Sends the answer: what was kept, or why nothing was. */
export async function sendAnswer(token: string, input: LinkInput): Promise<{ answered: Answered } | { faults: Fault[] }> {
  const init = { method: 'POST', headers: { ...headers(), 'content-type': 'application/json' }, body: JSON.stringify(input) };
  const answer = await fetch(addressOf(token), init).catch(() => null);
  const said = ((await answer?.json().catch(() => null)) ?? {}) as Said;
  if (said.answered) return { answered: said.answered }; // also when another tab was first
  const faults = said.errors?.map(({ code, message, field }) => ({ code, message, path: field ? [field] : null }));
  return { faults: faults?.length ? faults : [{ code: 'ANSWER', message: said.message ?? i18next.t('ui.saveFailed') }] };
}
