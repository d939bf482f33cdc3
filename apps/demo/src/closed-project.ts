import { DecisionKind, DecisionService, Meeting, MeetingKind, MeetingService, nobody } from '@samnav/meetings';
import { Person, Priority, Workgroup, WorkgroupService } from '@samnav/networks';
import { globalId, makeScope } from '@samnav/platform';
import type { Class, Database, Scope, Tx } from '@samnav/platform';
import { closedProjectFacts, Phase, Project, ProjectMeetingService, TargetService } from '@samnav/projects';
import type { ClosedProjectFacts, MeetingFacts } from '@samnav/projects';
import type { FurnishedNetworks } from './networks.ts';

const meetings = new MeetingService();
const services = {
  decisions: new DecisionService(),
  meetings,
  projectMeetings: new ProjectMeetingService(meetings),
  targets: new TargetService(),
  workgroups: new WorkgroupService(),
};

/** The last day of the closed project, by which all of it is recorded. */
const CLOSED = '2010-06-30T11:00:00.000Z';

type Found = Pick<FurnishedNetworks, 'bodies' | 'people' | 'priorities' | 'workgroups'> & {
  projects: Readonly<Record<string, string>>;
};

/** Makes the meetings and targets of the closed project through the services, each known by its title; what is there stays as it is. */
export async function furnishClosedProject(database: Database, scope: Scope, tenant: string, found: Found): Promise<void> {
  const facts = closedProjectFacts(tenant);
  if (!facts) return;
  const assignment = { role: 'regionCoordinator' as const, municipalityId: null, workgroupId: null, projectId: null };
  const personId = found.people['samordnare@umearegionen.example']!;
  const coordinator = makeScope({ ...scope, now: CLOSED, personId, assignments: [assignment] });
  await database.write(coordinator, (tx) => new Furnishing(tx, facts, found).all());
}

/** In one transaction: an interrupted one leaves nothing. */
class Furnishing {
  private readonly workgroups: Record<string, string>;
  private readonly projectId: string;

  constructor(
    private readonly tx: Tx,
    private readonly facts: ClosedProjectFacts,
    private readonly found: Found,
  ) {
    this.workgroups = { ...found.workgroups };
    this.projectId = found.projects[facts.project]!;
  }

  async all(): Promise<void> {
    for (const group of this.facts.workgroups) this.workgroups[group.name] ??= await this.workgroup(group);
    for (const meeting of this.facts.meetings) await this.once('meeting', meeting.title, () => this.meeting(meeting));
    const projectId = globalId(Project, this.projectId);
    const period = { startsOn: '2008-01-01', endsOn: '2010-06-30' };
    for (const target of this.facts.targets)
      await this.once('target', target.title, () => services.targets.create(this.tx, { ...target, ...period, projectId }));
    const [frozen] = await this.tx.sql('select from target_snapshot where tenant_id = current_tenant() limit 1');
    if (!frozen) await services.targets.freeze(this.tx, { projectId, note: 'Slutrapport' });
  }

  /** The uuid of what has that title; made where it is not there. */
  private async once(table: 'meeting' | 'target', title: string, make: () => Promise<string>): Promise<string> {
    const [row] = await this.tx.sql<{ id: string }>(`select id from ${table} where tenant_id = current_tenant() and title = $1 limit 1`, [title]);
    return row?.id ?? make();
  }

  private async workgroup({ name, theme, priority, lead, startsOn, endsOn, source }: ClosedProjectFacts['workgroups'][number]): Promise<string> {
    const ties = { leadId: this.id(Person, 'people', lead), priorityId: this.id(Priority, 'priorities', String(priority)) };
    const id = await services.workgroups.create(this.tx, { name, theme, startsOn, source, ...ties });
    await services.workgroups.end(this.tx, { id: globalId(Workgroup, id), expectedVersion: 1, endsOn });
    return id;
  }

  private async meeting(facts: MeetingFacts): Promise<string> {
    const { title, kind, regionWide, heldOn, workgroup, body, phase, source } = facts;
    const host = {
      ...nobody,
      workgroupId: workgroup ? this.uuid(this.workgroups, workgroup) : null,
      bodyId: body ? this.uuid(this.found.bodies, body) : null,
    };
    const id = await meetings.make(this.tx, { title, kind: kind && MeetingKind[kind], regionWide, plannedOn: heldOn }, host, { source });
    const meetingId = globalId(Meeting, id);
    await meetings.hold(this.tx, { id: meetingId, expectedVersion: 1, heldOn });
    await services.projectMeetings.add(this.tx, {
      projectId: globalId(Project, this.projectId),
      meetingId,
      phaseId: await this.phase(phase),
      source,
    });
    await this.list(id, facts);
    if (facts.decision) await services.decisions.record(this.tx, { ...facts.decision, kind: DecisionKind.recommends, meetingId, source: 'demo' });
    return id;
  }

  private async phase(number: number): Promise<string> {
    const [row] = await this.tx.sql<{ id: string }>('select id from phase where tenant_id = current_tenant() and project_id = $1 and number = $2', [
      this.projectId,
      number,
    ]);
    return globalId(Phase, row!.id);
  }

  /** Guests with invented names: those of a group are the same from meeting to meeting, and come to workshops too. */
  private async list(meetingId: string, { workgroup, women = 0, men = 0, absent = 0 }: MeetingFacts): Promise<void> {
    const { names } = this.facts;
    const groups = this.facts.workgroups.map(({ name }) => name);
    const person = (first: readonly string[], i: number): string => {
      const group = workgroup ? groups.indexOf(workgroup) : i % groups.length;
      const place = workgroup ? i : Math.floor(i / groups.length);
      return `${first[(group * 3 + place) % first.length]} ${names.surnames[group]}`;
    };
    const rows = [
      ...Array.from({ length: women }, (_, i) => [person(names.women, i), 'woman', 'present']),
      ...Array.from({ length: men + absent }, (_, i) => [person(names.men, i), 'man', i < men ? 'present' : 'absent']),
    ];
    if (!rows.length) return;
    await this.tx.sql(
      `insert into attendance (meeting_id, guest_name, guest_gender, status, source)
       select $1::uuid, r.name, r.gender, r.status, 'demo' from unnest($2::text[], $3::text[], $4::text[]) r (name, gender, status)`,
      [meetingId, ...[0, 1, 2].map((column) => rows.map((row) => row[column]))],
    );
    await this.tx.record('attendance.furnished', Meeting, meetingId, { note: 'demo' });
  }

  private id(type: Class, kind: 'people' | 'priorities', name: string): string {
    return globalId(type, this.uuid(this.found[kind], name));
  }
  private uuid(of: Readonly<Record<string, string>>, name: string): string {
    const id = of[name];
    if (!id) throw new Error(`The closed project needs "${name}", which is not there.`);
    return id;
  }
}
