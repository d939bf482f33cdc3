import { Injectable } from '@nestjs/common';
import { Municipality } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { CalendarDay, CalendarDayKind } from './calendar-day.entity.ts';
import type { AddBridgeDaysInput, RemoveCalendarDayInput, SetCalendarDayInput } from './calendar-day.entity.ts';
import { calendarChanged } from './calendar-changed.ts';

export const CalendarDayTaken = domainError('conflict', 'CALENDAR_DAY_TAKEN', {
  sv: 'Någon annan har just lagt in samma dag. Läs in sidan på nytt.',
  en: 'Somebody else has just entered the same day. Reload the page.',
});
for (const key of ['calendar_day_region_key', 'calendar_day_municipality_key'])
  constraintError(key, () => new CalendarDayTaken({}, ['input', 'day']));

/** A single working day with a day off on both sides, by the law's days. */
const BRIDGE_DAYS = `select d::date::text as day from generate_series(make_date($1, 1, 1), make_date($1, 12, 31), interval '1 day') d
  where not is_day_off(d::date, null, null, 'statutory') and is_day_off(d::date - 1, null, null, 'statutory') and is_day_off(d::date + 1, null, null, 'statutory')
    and not exists (select from calendar_day c where c.tenant_id = current_tenant() and c.day = d::date and c.kind = 'bridgeDay' and c.municipality_id is not distinct from $2)
  order by d`;

/** The own days of municipalities and of the region. */
@Injectable()
export class CalendarDayService {
  async set(tx: Tx, input: SetCalendarDayInput, source: string | null = null): Promise<string> {
    const municipalityId = await this.place(tx, input.municipalityId);
    const { day, name, kind } = input;
    const [there] = await tx.sql<{ id: string }>(
      'select id from calendar_day where tenant_id = current_tenant() and day = $1 and kind = $2 and municipality_id is not distinct from $3',
      [day, kind, municipalityId],
    );
    if (there) {
      await tx.change(CalendarDay, there.id, null, { name }, 'calendarDay.set');
      return there.id;
    }
    const id = await tx.create(CalendarDay, { municipalityId, day, name, kind, source }, 'calendarDay.set');
    await calendarChanged(tx, municipalityId);
    return id;
  }

  /** Makes the bridge days of a year days off; answers those that were not. */
  async addBridgeDays(tx: Tx, input: AddBridgeDaysInput, source: string | null = null): Promise<string[]> {
    const municipalityId = await this.place(tx, input.municipalityId);
    const ids: string[] = [];
    const kind = CalendarDayKind.bridgeDay;
    for (const { day } of await tx.sql<{ day: string }>(BRIDGE_DAYS, [input.year, municipalityId]))
      ids.push(await tx.create(CalendarDay, { municipalityId, day, name: 'klämdag', kind, source }, 'calendarDay.set'));
    if (ids.length) await calendarChanged(tx, municipalityId);
    return ids;
  }

  async remove(tx: Tx, input: RemoveCalendarDayInput): Promise<void> {
    const day = await tx.find(CalendarDay, input.id, ['id']);
    access.require(tx.scope, 'calendarDay.remove', { municipalityId: day.municipalityId });
    await tx.remove(CalendarDay, day.id, input.expectedVersion, 'calendarDay.removed');
    await calendarChanged(tx, day.municipalityId);
  }

  private async place(tx: Tx, id: string | null | undefined): Promise<string | null> {
    const municipalityId = (await tx.findOptional(Municipality, id, ['municipalityId']))?.id ?? null;
    access.require(tx.scope, 'calendarDay.set', { municipalityId });
    return municipalityId;
  }
}
