import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, globalId, hashOf, isSecret, makeScope, systemScope } from '@samnav/platform';
import type { Assignment, Scope, Tx } from '@samnav/platform';
import { DeadlineClosed } from '../deadlines/deadline-place.ts';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { DeadlineService } from '../deadlines/deadline.service.ts';
import { HandOver } from '../owners/hand-over.entity.ts';
import { pendingOf } from '../owners/hand-overs.ts';
import { HandOverAnswered, HandOverService } from '../owners/hand-over.service.ts';
import { answerPage } from './answer-page.ts';
import type { LinkAnswer } from './answer-page.ts';
import { AnswerService } from './answer.service.ts';
import { DeadlineAnswer } from './deadline-answer.entity.ts';

/** What the holder of a link says. */
export interface Said {
  answer: LinkAnswer;
  until?: string;
  note?: string;
  evidenceUrl?: string;
  toId?: string;
}

interface Link {
  id: string;
  deadlineId: string;
  personId: string;
  accountId: string | null;
  expiresAt: Date;
  /** The answer that it was used for. */
  answerId: string | null;
  slug: string;
  now: Date;
  language: Scope['language'];
  assignments: Assignment[] | null;
}

/** A link that was used: only who holds the real one hears so. */
export interface Used {
  used: { kind: string; at: Date; until: string | null };
}

/** Answers by the one-time links of mails: as the person that the link was sent to, about its deadline, once. */
@Injectable()
export class AnswerLinkService {
  constructor(
    private readonly database: Database,
    private readonly deadlines: DeadlineService,
    private readonly answers: AnswerService,
    private readonly handOvers: HandOverService,
  ) {}

  /** What the page shows; null where the link is not good. Changes nothing, however often it is asked. */
  async page(token: string, language: Scope['language'] | null) {
    const link = await this.find(token);
    if (!link) return null;
    const scope = scopeOf(link, tenantOf(token)!, language);
    return this.database.write(scope, async (tx) =>
      link.answerId ? this.used(tx, link.answerId) : { ...(await answerPage(tx, link.deadlineId)), expiresAt: link.expiresAt },
    );
  }

  /** Answers once; null where the link is not good. A refusal leaves the link as it was. */
  async answer(token: string, said: Said, language: Scope['language'] | null) {
    const link = await this.find(token);
    if (!link) return null;
    const scope = scopeOf(link, tenantOf(token)!, language);
    return this.database.write(scope, async (tx) => {
      // two at once: the second waits here and sees that it is used
      const [held] = await tx.sql<{ answerId: string | null; gone: boolean }>(HOLD, [link.id]);
      if (held!.answerId) return this.used(tx, held!.answerId);
      if (held!.gone) return null;
      const answerId = await this.say(tx, link.deadlineId, said);
      await tx.sql(USE, [link.id, answerId]);
      const { used: answered } = await this.used(tx, answerId);
      return { answered, deadline: (await answerPage(tx, link.deadlineId)).deadline };
    });
  }

  private async say(tx: Tx, deadlineId: string, { answer, until = '', note = null, evidenceUrl, toId = '' }: SaidOf): Promise<string> {
    const input = { id: globalId(Deadline, deadlineId), expectedVersion: null };
    switch (answer) {
      case 'done':
        return (await this.deadlines.done(tx, { ...input, outcome: note, evidenceUrl })).answer;
      case 'acknowledge':
        return (await this.answers.acknowledge(tx, { ...input, until, note })).answer;
      case 'snooze':
        return (await this.answers.snooze(tx, { ...input, until })).answer;
      case 'handOver':
        return (await this.handOvers.handOver(tx, { ...input, toId, note })).answer;
      case 'notMine':
        return (await this.handOvers.refuse(tx, { ...input, note })).answer;
      default:
        return this.toHandOver(tx, deadlineId, answer, note);
    }
  }

  private async toHandOver(tx: Tx, deadlineId: string, answer: 'accept' | 'decline', note: string | null): Promise<string> {
    const deadline = await tx.lock(Deadline, deadlineId);
    if (deadline.metAt || deadline.cancelledAt) throw new DeadlineClosed({}, ['input', 'answer']);
    const pending = await pendingOf(tx, deadlineId);
    if (!pending) throw new HandOverAnswered({}, ['input', 'answer']);
    const input = { id: globalId(HandOver, pending.id), expectedVersion: null };
    return (await (answer === 'accept' ? this.handOvers.accept(tx, input) : this.handOvers.decline(tx, { ...input, note }))).answer;
  }

  private async used(tx: Tx, answerId: string): Promise<Used> {
    const { kind, createdAt, untilOn } = await tx.get(DeadlineAnswer, answerId);
    return { used: { kind, at: createdAt, until: untilOn } };
  }

  private async find(token: string): Promise<Link | null> {
    const tenantId = tenantOf(token);
    if (!tenantId) return null;
    const scope = systemScope(tenantId, '', 'answer-link', new Date().toISOString());
    return this.database.write(scope, async (tx) => (await tx.sql<Link>(FIND, [hashOf(token)]))[0] ?? null);
  }
}
type SaidOf = Omit<Said, 'note'> & { note?: string | null };

/** The region shows nothing any more to somebody whose last role here has ended, by a calendar's address or by a mail's. */
const ROLES_ENDED = `(exists (select from role_assignment r where r.tenant_id = l.tenant_id and r.account_id = a.id) and not exists (
  select from role_assignment r where r.tenant_id = l.tenant_id and r.account_id = a.id and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone)))`;
const FIND = `select l.id, l.deadline_id as "deadlineId", l.person_id as "personId", a.id as "accountId", l.expires_at as "expiresAt", l.answer_id as "answerId",
    t.slug, samnav_now() as now, coalesce(a.language, 'sv') as language,
    (select jsonb_agg(jsonb_build_object('role', r.role, 'municipalityId', r.municipality_id, 'workgroupId', r.workgroup_id, 'projectId', r.project_id) order by r.id)
     from role_assignment r where r.tenant_id = l.tenant_id and r.account_id = a.id and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone)) as assignments
  from answer_link l join tenant t on t.id = l.tenant_id
  join person p on p.tenant_id = l.tenant_id and p.id = l.person_id and has_left(p.leaves_on, p.tenant_id) is not true
  left join account a on a.id = p.account_id and a.disabled_at is null
  where l.tenant_id = current_tenant() and l.token_hash = $1 and l.expires_at > samnav_now() and (l.revoked_at is null or l.answer_id is not null)
    and (p.account_id is null or a.id is not null and not ${ROLES_ENDED})`;
const HOLD = `select answer_id as "answerId", revoked_at is not null as gone from answer_link where tenant_id = current_tenant() and id = $1 for update`;
const USE = `update answer_link set used_at = samnav_now(), answer_id = $2, version = version + 1, updated_at = samnav_now() where tenant_id = current_tenant() and id = $1`;

/** The tenant's uuid, which stands before the secret. */
function tenantOf(token: string): string | null {
  const [, a, b, c, d, e] = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})/.exec(token) ?? [];
  return a && isSecret(token.slice(32)) ? [a, b, c, d, e].join('-') : null;
}

/** What the link's person may do, with deadlines only. Somebody without an account has what everybody has: what is their own. */
function scopeOf(link: Link, tenantId: string, language: Scope['language'] | null): Scope {
  const { id, slug, accountId, personId, now } = link;
  const own: Assignment = { role: 'reader', municipalityId: null, workgroupId: null, projectId: null };
  return makeScope({
    tenantId,
    tenant: slug,
    accountId,
    personId,
    assignments: link.assignments ?? [own],
    now: now.toISOString(),
    requestId: randomUUID(),
    language: language ?? link.language,
    linkId: id,
    tokenScopes: ['reminders:write'],
  });
}
