import { Injectable } from '@nestjs/common';
import { AgendaItem, Meeting, whereOf } from '@samnav/meetings';
import { access, constraintError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { LinkedAlready, LinkNotThere } from '../links.ts';
import { AgendaItemGoal } from './agenda-item-goal.entity.ts';
import { Goal } from './goal.entity.ts';
import type { LinkAgendaItemToGoalInput, UnlinkAgendaItemFromGoalInput } from './goal.inputs.ts';

constraintError('agenda_item_goal_once', () => new LinkedAlready({}, ['input', 'goalId']));

/** Which goals the items of agendas are about. */
@Injectable()
export class AgendaItemGoalService {
  async link(tx: Tx, input: LinkAgendaItemToGoalInput): Promise<string> {
    const { item, goal } = await this.found(tx, input);
    return tx.create(AgendaItemGoal, { meetingId: item.meetingId, agendaItemId: item.id, goalId: goal.id }, 'agendaItem.linkedToGoal');
  }

  /** Answers the item. */
  async unlink(tx: Tx, input: UnlinkAgendaItemFromGoalInput): Promise<string> {
    const { item, goal } = await this.found(tx, input);
    await tx.lock(AgendaItem, item.id); // of two at once the second finds no link any more
    const link = await tx.rows(AgendaItemGoal).findOneBy({ agendaItemId: item.id, goalId: goal.id });
    if (!link) throw new LinkNotThere({}, ['input', 'goalId']);
    await tx.remove(AgendaItemGoal, link.id, null, 'agendaItem.unlinkedFromGoal');
    return item.id;
  }

  private async found(tx: Tx, input: LinkAgendaItemToGoalInput): Promise<{ item: AgendaItem; goal: Goal }> {
    const item = await tx.find(AgendaItem, input.agendaItemId, ['agendaItemId']);
    const goal = await tx.find(Goal, input.goalId, ['goalId']);
    access.require(tx.scope, 'agenda.update', whereOf(await tx.get(Meeting, item.meetingId)));
    return { item, goal };
  }
}
