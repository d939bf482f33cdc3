import { Municipality, Person, Workgroup, WorkgroupMemberService, WorkgroupService } from '@samnav/networks';
import { globalId, RoleAssignment, rolesChanged } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import type { World } from '@samnav/platform/testing';
import {
  AnswerService,
  CalendarDayKind,
  CalendarDayService,
  Channel,
  Deadline,
  DeadlineService,
  LadderService,
  QuietDays,
  RecipientRole,
  StepUnit,
} from '@samnav/reminders';
import { PEOPLE } from './cases.ts';
import type { Act, Case, Change, Name } from './cases.ts';
import { localDay, textOf } from './days.ts';
import type { Day } from './days.ts';
import { minuteOf } from './expected.ts';
import type { Ladder } from './model.ts';

const deadlines = new DeadlineService();
const ladders = new LadderService();
const answers = new AnswerService();
const calendar = new CalendarDayService();

const time = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const stepsOf = ({ steps }: Ladder) =>
  steps.map((s) => ({
    offsetDays: s.offset,
    unit: s.working ? StepUnit.workingDays : StepUnit.days,
    recipientRole: RecipientRole[s.role],
    channel: s.channel && Channel[s.channel],
    repeatEvery: s.every,
    repeatTimes: s.times,
    minPeriod: s.min,
    maxPeriod: s.max,
  }));

/** A case in the database: a tenant of its own, where everything is done by the services as somebody who may. */
export class OneMunicipality {
  private readonly scopes = {} as Record<Name, Scope>;
  private readonly made: (string | undefined)[] = [];
  private strategist: string | undefined;
  private group: string | undefined;
  readonly people = new Map<string, Name>();

  constructor(
    readonly world: World,
    private readonly given: Case,
  ) {}

  private get municipalityId(): string {
    return globalId(Municipality, this.world.municipalities.Umeå!);
  }
  private as<T>(name: Name, tick: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.world.database.write({ ...this.scopes[name], now: new Date(minuteOf(tick) * 60_000).toISOString() }, work);
  }

  async furnish(): Promise<void> {
    const { zone, held, days, ladder } = this.given;
    const municipalityId = this.world.municipalities.Umeå!;
    for (const name of PEOPLE) {
      const holds = {
        coordinator: ['regionCoordinator', {}],
        strategist: ['strategist', { municipalityId }],
        chief: ['chiefExecutive', { municipalityId }],
      } as const;
      const [role, place] =
        name in holds && (name === 'coordinator' || held[name as 'strategist']) ? holds[name as 'strategist'] : (['reader', {}] as const);
      this.scopes[name] = await this.world.as(role, place);
      this.people.set(this.scopes[name].personId!, name);
    }
    await this.as('coordinator', 0, async (tx) => {
      await tx.sql('update municipality set time_zone = $2 where id = $1', [municipalityId, zone]);
      if (held.strategist) this.strategist = (await tx.sql<{ id: string }>(`select id from role_assignment where role = 'strategist'`))[0]!.id;
      if (held.ownSteering) await this.steering(tx, municipalityId, ['steers', 'chairs']);
      if (held.steering) await this.steering(tx, null, ['chairs']);
      if (held.lead) {
        const lead = { name: 'Energi', theme: 'Energi', leadId: globalId(Person, this.scopes.lead.personId!), startsOn: '2027-01-01' };
        this.group = await new WorkgroupService().create(tx, { ...lead, municipalityId: this.municipalityId });
      }
      for (const { day, kind } of days) await this.day(tx, kind, day);
      await this.setLadder(tx, ladder);
    });
  }

  async change(given: Change): Promise<void> {
    await this.as('coordinator', given.tick, async (tx) => {
      if (given.does === 'ladder') await this.setLadder(tx, given.ladder);
      if (given.does === 'day') await this.day(tx, given.kind, given.day);
      if (given.does === 'newLead' && this.group) await this.newLead(tx);
      if (given.does === 'strategistLeaves' && this.strategist) {
        await tx.change(RoleAssignment, this.strategist, null, { endedAt: new Date(tx.now) }, 'roleAssignment.ended');
        await rolesChanged(tx, { municipalityId: this.world.municipalities.Umeå!, role: 'strategist' });
      }
    });
  }

  async promise(i: number): Promise<void> {
    const { tick, in: days, period, owner, byOwner } = this.given.promised[i]!;
    const dueOn = this.today(tick) + days;
    const input = {
      title: `#${i}`,
      dueOn: textOf(dueOn),
      startsOn: textOf(dueOn - period),
      ownerId: globalId(Person, this.scopes[owner].personId!),
      municipalityId: this.municipalityId,
      workgroupId: this.group && globalId(Workgroup, this.group),
    };
    const id = await this.as('coordinator', tick, (tx) => {
      // who makes a promise to oneself needs no letter that says so
      const scope = byOwner ? { ...tx.scope, personId: this.scopes[owner].personId } : tx.scope;
      return deadlines.set(Object.create(tx, { scope: { value: scope } }) as Tx, input);
    });
    this.made[i] = id;
  }

  async act(i: number, given: Act): Promise<void> {
    const id = globalId(Deadline, this.made[i]!);
    const until = (days: number): string => textOf(this.today(given.tick) + days);
    // whoever it is that may put it off: the owner
    const who = given.does === 'snooze' ? await this.ownerOf(i) : 'coordinator';
    await this.as(who, given.tick, async (tx) => {
      const { version: expectedVersion } = await tx.get(Deadline, this.made[i]!);
      const one = { id, expectedVersion };
      if (given.does === 'move') await deadlines.move(tx, { ...one, dueOn: until(given.days) });
      if (given.does === 'assign') await deadlines.set(tx, { ...one, ownerId: globalId(Person, this.scopes[given.owner].personId!) });
      if (given.does === 'rename') await deadlines.set(tx, { ...one, title: `#${i} igen` });
      if (given.does === 'meet') await deadlines.meet(tx, one);
      if (given.does === 'cancel') await deadlines.cancel(tx, one);
      if (given.does === 'reopen') await deadlines.reopen(tx, one);
      if (given.does === 'acknowledge') await answers.acknowledge(tx, { ...one, until: until(given.days) });
      if (given.does === 'snooze') await answers.snooze(tx, { ...one, until: until(given.days) });
    });
  }

  private async ownerOf(i: number): Promise<Name> {
    const { ownerId } = await this.as('coordinator', 0, (tx) => tx.get(Deadline, this.made[i]!));
    return this.people.get(ownerId)!;
  }

  private today(tick: number): Day {
    return localDay(minuteOf(tick), this.given.zone);
  }

  private day(tx: Tx, kind: 'quiet' | 'extraDay', day: Day): Promise<string> {
    return calendar.set(tx, { day: textOf(day), name: kind, kind: CalendarDayKind[kind], municipalityId: this.municipalityId });
  }

  private async setLadder(tx: Tx, ladder: Ladder): Promise<void> {
    const [there] = await tx.sql<{ version: number }>('select version from ladder where municipality_id is not null');
    const input = {
      obligation: 'any',
      municipalityId: this.municipalityId,
      quiet: QuietDays[ladder.quiet],
      sendTime: time(ladder.time),
      steps: stepsOf(ladder),
    };
    await ladders.set(tx, { ...input, expectedVersion: there?.version });
  }

  private async steering(tx: Tx, municipalityId: string | null, names: readonly Name[]): Promise<void> {
    const [body] = await tx.sql<{ id: string }>(
      `insert into body (name, kind, standing, municipality_id) values ('Styrgruppen', 'steeringGroup', 'steering', $1) returning id`,
      [municipalityId],
    );
    for (const name of names)
      await tx.sql(`insert into body_member (body_id, person_id, role, starts_on) values ($1, $2, 'member', '2027-01-01')`, [
        body!.id,
        this.scopes[name].personId,
      ]);
  }

  private async newLead(tx: Tx): Promise<void> {
    const { version } = await tx.get(Workgroup, this.group!);
    const input = { id: globalId(Workgroup, this.group!), expectedVersion: version, personId: globalId(Person, this.scopes.bo.personId!) };
    await new WorkgroupMemberService().changeLead(tx, input);
  }
}
