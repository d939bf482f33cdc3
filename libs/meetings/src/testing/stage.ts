import { Body, Municipality, Person, Workgroup } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { ActionItemService } from '../actions/action-item.service.ts';
import { AgendaItem } from '../agendas/agenda.entity.ts';
import { AgendaService } from '../agendas/agenda.service.ts';
import { DecisionService } from '../decisions/decision.service.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import type { CreateMeetingInput } from '../meetings/meeting.inputs.ts';
import { MeetingService } from '../meetings/meeting.service.ts';
import { Minutes } from '../minutes/minutes.entity.ts';
import { MinutesService } from '../minutes/minutes.service.ts';
import { NoticeService } from '../notices/notice.service.ts';

export const meetings = new MeetingService();
export const agendas = new AgendaService();
export const decisions = new DecisionService();
export const actions = new ActionItemService();
export const minutes = new MinutesService();
export const notices = new NoticeService();

/** The day that it is in Sweden, so many days on. */
export const day = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
export const personId = (scope: Scope): string => globalId(Person, scope.personId!);
export const minutesOf = (meetingId: string): string => meetingId.replace('mtg_', 'min_');

/** A region's workgroup with its lead and a member, Umeå's council and Regionråd, and short words for what is done there. */
export class MeetingStage {
  readonly coordinator: Scope;
  readonly lead: Scope;
  readonly member: Scope;
  readonly group: string;
  readonly council: string;
  readonly advisers: string;

  private constructor(
    readonly world: World,
    people: readonly Scope[],
    hosts: readonly string[],
  ) {
    [this.coordinator, this.lead, this.member] = people as [Scope, Scope, Scope];
    [this.group, this.council, this.advisers] = hosts as [string, string, string];
  }

  static async open(): Promise<MeetingStage> {
    const world = await newTenant();
    const coordinator = await world.as('regionCoordinator');
    const [workgroupId, councilId, advisersId] = await world.database.write(world.system, async (tx) => {
      const one = async (sql: string, params: unknown[]): Promise<string> => (await tx.sql<{ id: string }>(`${sql} returning id`, params))[0]!.id;
      const body = `insert into body (name, kind, standing, municipality_id) values ($1, $2, $3, $4)`;
      return [
        await one(`insert into workgroup (name, theme, starts_on, lead_id) values ('Energi', 'Energi', '2020-01-01', $1)`, [coordinator.personId]),
        await one(body, ['Kommunfullmäktige', 'council', 'deciding', world.municipalities.Umeå]),
        await one(body, ['Regionrådet', 'advisoryCouncil', 'advisory', null]),
      ] as const;
    });
    const lead = await world.as('workgroupLead', { workgroupId });
    const member = await world.as('workgroupMember', { workgroupId });
    await world.database.write(world.system, async (tx) => {
      await tx.sql('update workgroup set lead_id = $2 where id = $1', [workgroupId, lead.personId]);
      const joins = `insert into workgroup_member (workgroup_id, person_id, role, starts_on) values ($1, $2, $3, '2020-01-01')`;
      await tx.sql(joins, [workgroupId, lead.personId, 'lead']);
      await tx.sql(joins, [workgroupId, member.personId, 'member']);
    });
    const ids = [globalId(Workgroup, workgroupId), globalId(Body, councilId), globalId(Body, advisersId)] as const;
    return new MeetingStage(world, [coordinator, lead, member], ids);
  }

  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.world.database.write(scope, work);
  }
  sql<R>(text: string, params: unknown[] = []): Promise<R[]> {
    return this.write(this.world.system, (tx) => tx.sql<R>(text, params));
  }
  umeå = (): string => globalId(Municipality, this.world.municipalities.Umeå!);

  /** A meeting of the workgroup, planned in ten days; its global id. */
  async meeting(more: Partial<CreateMeetingInput> = {}, scope: Scope = this.lead): Promise<string> {
    const input = { title: 'Möte 3', plannedOn: day(10), workgroupId: this.group, ...more };
    return globalId(Meeting, await this.write(scope, (tx) => meetings.create(tx, input)));
  }
  /** One that was held so many days ago. */
  async held(daysAgo = 1, more: Partial<CreateMeetingInput> = {}, scope: Scope = this.coordinator): Promise<string> {
    const id = await this.meeting({ plannedOn: day(-daysAgo), ...more }, scope);
    await this.write(scope, (tx) => meetings.hold(tx, { id, expectedVersion: 1 }));
    return id;
  }
  row = (id: string): Promise<Meeting> => this.write(this.world.system, (tx) => tx.find(Meeting, id));
  async item(meetingId: string, title = 'Vindkraft'): Promise<string> {
    return globalId(AgendaItem, await this.write(this.lead, (tx) => agendas.add(tx, { meetingId, title })));
  }
  minutesRow = (meetingId: string): Promise<Minutes> => this.write(this.world.system, (tx) => tx.find(Minutes, minutesOf(meetingId)));
  /** Hands the minutes over; answers their version. */
  async prepared(meetingId: string, approvers: readonly Scope[], by: Scope = this.lead): Promise<number> {
    const { version } = await this.minutesRow(meetingId);
    const input = { id: minutesOf(meetingId), expectedVersion: version, approverIds: approvers.map(personId) };
    await this.write(by, (tx) => minutes.prepare(tx, input));
    return version + 1;
  }
  /** Minutes that their one approver has approved. */
  async approved(meetingId: string): Promise<void> {
    const expectedVersion = await this.prepared(meetingId, [this.member]);
    await this.write(this.member, (tx) => minutes.approve(tx, { id: minutesOf(meetingId), expectedVersion }));
  }
}
