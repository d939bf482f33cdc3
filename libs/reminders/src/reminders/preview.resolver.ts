import { Args, Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Person } from '@samnav/networks';
import { Allow, answered, checkInput, Database, InScope, Instant } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { SetLadderInput } from '../ladders/ladder.inputs.ts';
import { checkLadder } from '../ladders/ladder.rules.ts';
import { previewReminders } from './preview-reminders.ts';
import type { ToCome } from './preview-reminders.ts';
import { Channel, RecipientRole } from './reminder.entity.ts';

/** A reminder that is to come. The recipient is answered as an id, and read as the client selected it. */
@ObjectType({ description: 'One reminder to come: who gets what when, if nothing is answered.' })
export class ReminderStep {
  @Field(() => Instant, { description: 'When it is sent.' }) sendAt: string;
  @Field(() => Person, { description: 'Who gets it.' }) recipient: string;
  @Field(() => Channel, { description: 'By which way.' }) channel: Channel;
  @Field(() => String, { description: 'Which step of the ladder, e.g. `-28`, `0`, `+7`, `-5w`, `+60r2`, `assigned` or `snooze`.' }) step: string;
  @Field(() => RecipientRole, { description: 'As what the person gets it.' }) recipientRole: RecipientRole;
}

@Resolver()
export class PreviewResolver {
  constructor(private readonly database: Database) {}

  @Query(() => [ReminderStep], { description: 'Who gets what when about a deadline from now on, if nothing is answered. Nothing is written.' })
  @Allow('deadline.read')
  reminderPreview(
    @InScope() scope: Scope,
    @Args('deadlineId', { type: () => ID, description: 'The deadline.' }) deadlineId: string,
  ): Promise<ToCome[]> {
    return this.preview(scope, deadlineId);
  }

  @Query(() => [ReminderStep], {
    description:
      'Who would get what when about a deadline if its ladder were this one. The ladder is checked as when it is set, and nothing is written.',
  })
  @Allow('deadline.read')
  ladderPreview(
    @InScope() scope: Scope,
    @Args('deadlineId', { type: () => ID, description: 'The deadline.' }) deadlineId: string,
    @Args('input', { type: () => SetLadderInput, description: 'The ladder, as for setLadder.' }) input: SetLadderInput,
  ): Promise<ToCome[]> {
    return this.preview(scope, deadlineId, input);
  }

  private preview(scope: Scope, deadlineId: string, ladder?: SetLadderInput): Promise<ToCome[]> {
    return answered(scope, async () => {
      if (ladder) checkInput(SetLadderInput, ladder as unknown as Record<string, unknown>);
      if (ladder) checkLadder(ladder);
      return this.database.write(scope, async (tx) => {
        const { id } = await tx.find(Deadline, deadlineId, ['deadlineId']);
        return previewReminders(tx, id, ladder);
      });
    });
  }
}
