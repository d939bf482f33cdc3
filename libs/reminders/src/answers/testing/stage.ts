import { Municipality, Person, Workgroup } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { AnswerService } from '../answer.service.ts';
import type { SetDeadlineInput } from '../../deadlines/deadline.entity.ts';
import { Deadline } from '../../deadlines/deadline.entity.ts';
import { DeadlineService } from '../../deadlines/deadline.service.ts';
import { HandOver } from '../../owners/hand-over.entity.ts';
import { HandOverService } from '../../owners/hand-over.service.ts';

export const deadlines = new DeadlineService();
export const answers = new AnswerService();
export const handOvers = new HandOverService();

/** The day that it is in Sweden, so many days on. */
export const day = (offset: number): string =>
  new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });

export const personId = (scope: Scope): string => globalId(Person, scope.personId!);

/** A region with a coordinator, Umeå's strategist and a group's lead, and short words for what is done there. */
export class Stage {
  private constructor(
    readonly world: World,
    readonly coordinator: Scope,
    readonly strategist: Scope,
    readonly lead: Scope,
    readonly workgroupId: string,
  ) {}

  static async open(): Promise<Stage> {
    const world = await newTenant();
    const coordinator = await world.as('regionCoordinator');
    const strategist = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
    const leader = await world.as('reader');
    const workgroupId = await world.database.write(world.system, async (tx) => {
      const [row] = await tx.sql<{ id: string }>(
        `insert into workgroup (name, theme, starts_on, lead_id) values ('Energi', 'Energi', '2020-01-01', $1) returning id`,
        [leader.personId],
      );
      return row!.id;
    });
    return new Stage(world, coordinator, strategist, leader, workgroupId);
  }

  write<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.world.database.write(scope, work);
  }
  umeå = (): string => globalId(Municipality, this.world.municipalities.Umeå!);
  group = (): string => globalId(Workgroup, this.workgroupId);

  /** A deadline of Umeå's, by default its strategist's own; its global id. */
  async deadline(more: Partial<SetDeadlineInput> = {}, owner: Scope = this.strategist): Promise<string> {
    const input = { title: 'Rapportera', dueOn: day(20), ownerId: personId(owner), municipalityId: this.umeå(), ...more };
    return globalId(Deadline, await this.write(this.coordinator, (tx) => deadlines.create(tx, input)));
  }
  row(id: string): Promise<Deadline> {
    return this.write(this.world.system, (tx) => tx.find(Deadline, id));
  }
  /** The kinds and ways of its answers, oldest first. */
  async history(id: string): Promise<string[]> {
    const rows = await this.write(this.world.system, (tx) =>
      tx.sql<{ said: string }>(`select kind || ' ' || via as said from deadline_answer where deadline_id = $1 order by created_at, id`, [uuidOf(id)]),
    );
    return rows.map(({ said }) => said);
  }
  /** The hand-over that waits, if one does. */
  async pending(id: string): Promise<HandOver | null> {
    const [row] = await this.write(this.world.system, (tx) =>
      tx.sql<{ id: string }>(`select id from hand_over where deadline_id = $1 and state = 'pending'`, [uuidOf(id)]),
    );
    return row ? this.write(this.world.system, (tx) => tx.get(HandOver, row.id)) : null;
  }
  /** Steps that wait to be sent to a person. */
  async waiting(id: string, to: Scope): Promise<string[]> {
    const rows = await this.write(this.world.system, (tx) =>
      tx.sql<{ step: string }>(`select step from reminder where deadline_id = $1 and recipient_id = $2 and state = 'planned' order by send_at`, [
        uuidOf(id),
        to.personId,
      ]),
    );
    return rows.map(({ step }) => step);
  }
}

/** The uuid in a global id. */
export const uuidOf = (id: string): string => id.slice(4);
