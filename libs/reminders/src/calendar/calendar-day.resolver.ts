import { ID, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { AddBridgeDaysInput, CalendarDay, RemoveCalendarDayInput, SetCalendarDayInput } from './calendar-day.entity.ts';
import { CalendarDayService } from './calendar-day.service.ts';

@Resolver()
export class CalendarDayResolver {
  constructor(private readonly days: CalendarDayService) {}

  @Verb(
    'calendarDay.set',
    { calendarDay: () => CalendarDay },
    'Enters a day of a municipality’s own calendar, or of the region’s; open deadlines that it moves, and their reminders, follow.',
  )
  async setCalendarDay(@InTx() tx: Tx, @Input() input: SetCalendarDayInput) {
    return { calendarDay: await this.days.set(tx, input) };
  }

  @Verb(
    'calendarDay.set',
    { calendarDays: () => [CalendarDay] },
    'Makes each working day of a year that lies between two days off (klämdag) a day off; answers those that were not yet.',
  )
  async addBridgeDays(@InTx() tx: Tx, @Input() input: AddBridgeDaysInput) {
    return { calendarDays: await this.days.addBridgeDays(tx, input) };
  }

  @Verb('calendarDay.remove', { removedId: () => ID }, 'Takes a day out of the calendar.')
  async removeCalendarDay(@InTx() tx: Tx, @Input() input: RemoveCalendarDayInput) {
    await this.days.remove(tx, input);
    return { removedId: input.id };
  }
}
