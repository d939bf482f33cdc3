import { Municipality, Person, Workgroup } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Database, Scope } from '@samnav/platform';
import { Deadline, DeadlineService } from '@samnav/reminders';

interface DemoDeadline {
  title: string;
  description?: string;
  /** Days from today; negative = passed. */
  inDays: number;
  owner: string;
  municipality?: string;
  workgroup?: string;
  /** Reported done with this outcome. */
  met?: string;
}

/** Promises of the current year, made relative to today; all invented. */
const deadlines: Record<string, DemoDeadline[]> = {
  umearegionen: [
    {
      title: 'Energianvändning i kommunens lokaler 2025',
      description: 'Mätvärde för Umeå, till regionens uppföljning.',
      inDays: -6,
      owner: 'strateg@umea.example',
      municipality: '2480',
    },
    { title: 'Underlag till Regionrådets nästa möte', inDays: 0, owner: 'gruppledare@umearegionen.example', workgroup: 'Energi och klimat' },
    {
      title: 'Namn på ledamot från Bjurholm',
      description: 'Bjurholm saknar ledamot i arbetsgruppen.',
      inDays: 3,
      owner: 'gruppledare@umearegionen.example',
      workgroup: 'Energi och klimat',
    },
    { title: 'Lägesrapport för Hållbart resande, etapp 2', inDays: 5, owner: 'projektledare@umea.example', municipality: '2480' },
    { title: 'Vindelns utsläppsdata för förra året', inDays: 14, owner: 'strateg@vindeln.example', municipality: '2404' },
    { title: 'Attest av tredje kvartalets utgifter', inDays: 9, owner: 'ekonom@umea.example', municipality: '2480' },
    { title: 'Beslut om medfinansiering för nästa år', inDays: 21, owner: 'kommunchef@umea.example', municipality: '2480' },
    { title: 'Verksamhetsplan för arbetsgruppen', inDays: 45, owner: 'gruppledare@umearegionen.example', workgroup: 'Energi och klimat' },
    { title: 'Inbjudan till regional workshop', inDays: -20, owner: 'samordnare@umearegionen.example', met: 'Skickad till alla sex kommunerna.' },
    { title: 'Årlig genomgång av medlemslistorna', inDays: 30, owner: 'samordnare@umearegionen.example' },
  ],
  kiruna: [
    { title: 'Lägesrapport för Testbed Kiruna', inDays: 7, owner: 'strateg@kiruna.example', municipality: '2584' },
    { title: 'Möte med Innovationsplattformens parter', inDays: 0, owner: 'strateg@kiruna.example', municipality: '2584' },
  ],
};

export interface Found {
  municipalities: Readonly<Record<string, string>>;
  people: Readonly<Record<string, string>>;
  workgroups: Readonly<Record<string, string>>;
}

/** Makes the tenant's demo deadlines through the service, so that their reminders are planned. What is there stays. */
export async function furnishDeadlines(database: Database, scope: Scope, found: Found): Promise<void> {
  const service = new DeadlineService();
  const [clock] = await database.write(scope, (tx) =>
    tx.sql<{ today: string }>(`select to_char(samnav_now() at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as today`),
  );
  for (const deadline of deadlines[scope.tenant] ?? [])
    await database.write(scope, async (tx) => {
      if (await tx.rows(Deadline).existsBy({ tenantId: scope.tenantId, title: deadline.title })) return;
      const { title, description = null, inDays } = deadline;
      const ownerId = found.people[deadline.owner]!;
      const input = {
        title,
        description,
        dueOn: plusDays(clock!.today, inDays),
        ownerId: globalId(Person, ownerId),
        municipalityId: deadline.municipality ? globalId(Municipality, found.municipalities[deadline.municipality]!) : null,
        workgroupId: deadline.workgroup ? globalId(Workgroup, found.workgroups[deadline.workgroup]!) : null,
      };
      const id = await service.create(tx, input, 'demo');
      if (deadline.met) await tx.change(Deadline, id, null, { metAt: new Date(tx.now), metById: ownerId, outcome: deadline.met }, 'deadline.met');
    });
}

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
