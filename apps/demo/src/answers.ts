import { Person } from '@samnav/networks';
import { globalId, makeScope } from '@samnav/platform';
import type { Database, Scope, Tx } from '@samnav/platform';
import { AnswerService, Deadline, HandOverService, SubstituteService } from '@samnav/reminders';
import { plusDays } from './deadlines.ts';
import type { Found } from './deadlines.ts';

interface DemoAnswers {
  acknowledged: { title: string; by: string; inDays: number; note: string }[];
  handedOver: { title: string; by: string; to: string; note: string }[];
  /** Days from today. */
  away: { who: string; substitute: string; from: number; to: number }[];
}

/** What people have answered in the demo; all invented. */
const answers: Record<string, DemoAnswers> = {
  umearegionen: {
    acknowledged: [
      {
        title: 'Energianvändning i kommunens lokaler 2025',
        by: 'strateg@umea.example',
        inDays: 7,
        note: 'Väntar på siffror från fastighetsbolaget, som kommer nästa vecka.',
      },
    ],
    handedOver: [
      {
        title: 'Lägesrapport för Hållbart resande, etapp 2',
        by: 'projektledare@umea.example',
        to: 'ekonom@umea.example',
        note: 'Det som är kvar gäller utgifterna. Kan du ta den?',
      },
    ],
    away: [{ who: 'strateg@vindeln.example', substitute: 'strateg@umea.example', from: -2, to: 9 }],
  },
};

/** Answers to the demo's deadlines, given through the services as by those people. What was answered already stays. */
export async function furnishAnswers(database: Database, scope: Scope, found: Found): Promise<void> {
  const { acknowledged, handedOver, away } = answers[scope.tenant] ?? { acknowledged: [], handedOver: [], away: [] };
  const [clock] = await database.write(scope, (tx) =>
    tx.sql<{ today: string }>(`select to_char(samnav_now() at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as today`),
  );
  const day = (offset: number): string => plusDays(clock!.today, offset);
  const person = (email: string): string => globalId(Person, found.people[email]!);
  /** As somebody of the region, who may answer for all. */
  const as = (email: string, work: (tx: Tx) => Promise<unknown>): Promise<unknown> => database.write(actingAs(scope, found.people[email]!), work);

  for (const { title, by, inDays, note } of acknowledged)
    await as(by, async (tx) => {
      const open = await unanswered(tx, title);
      if (open) await new AnswerService().acknowledge(tx, { ...open, until: day(inDays), note });
    });
  for (const { title, by, to, note } of handedOver)
    await as(by, async (tx) => {
      const open = await unanswered(tx, title);
      if (open) await new HandOverService().handOver(tx, { ...open, toId: person(to), note });
    });
  for (const { who, substitute, from, to } of away)
    await as(who, async (tx) => {
      if ((await tx.sql('select from substitute where tenant_id = current_tenant() and person_id = $1', [found.people[who]])).length) return;
      const period = { startsOn: day(from), endsOn: day(to) };
      await new SubstituteService().set(tx, { personId: person(who), substituteId: person(substitute), ...period });
    });
}

async function unanswered(tx: Tx, title: string): Promise<{ id: string; expectedVersion: null } | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select d.id from deadline d where d.tenant_id = current_tenant() and d.title = $1 and d.met_at is null and d.cancelled_at is null
       and not exists (select from deadline_answer a where a.tenant_id = d.tenant_id and a.deadline_id = d.id)`,
    [title],
  );
  return row ? { id: globalId(Deadline, row.id), expectedVersion: null } : null;
}

/** Somebody who may do everything in the region, for what people did in the demo. */
export const actingAs = ({ tenantId, tenant, now }: Scope, personId: string): Scope =>
  makeScope({
    tenantId,
    tenant,
    now,
    accountId: null,
    personId,
    assignments: [{ role: 'regionCoordinator', municipalityId: null, workgroupId: null, projectId: null }],
  });
