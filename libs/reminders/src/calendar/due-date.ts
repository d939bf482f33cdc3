import { domainError, NotFound } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { DeadlineKind } from '../deadlines/deadline.entity.ts';
import { periodOf } from './period.ts';

export const CalendarEnds = domainError('invalid', 'CALENDAR_ENDS', {
  sv: 'Kalendern räcker från 2000 till 2100, och dagen vore {day}. Ange en annan dag eller en kortare tid.',
  en: 'The calendar is known from 2000 to 2100, and the day would be {day}. Give another day or a shorter period.',
});

interface Asked {
  kind: DeadlineKind;
  base: string;
  municipalityCode: string;
  after: string | null;
}
interface Answer {
  on: string;
  at: string;
  movedFrom: string | null;
  reason: string | null;
}

/** Counted as law 1930:173 says: a month that lacks the day ends on its last. */
const DUE = `with place as (
    select m.id, m.time_zone, case $3 when 'MUNICIPAL' then 'municipal' when 'AGREED' then 'municipal' else 'statutory' end as days_off
    from municipality m where m.tenant_id = current_tenant() and m.code = $1),
  counted as (
    select p.*, case when $6::int > 0 then add_working_days($2::date, $6::int, current_tenant(), p.id, p.days_off)
      else ($2::date + make_interval(months => $4::int, days => $5::int))::date end as day from place p)
  select c.id as place, c.day::text as stated, c.day between '2000-01-01' and '2100-12-31' as known, d.due::text as "on",
    to_char((d.due + time '23:59:59') at time zone c.time_zone at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
  from counted c cross join lateral (select resolve_due($3, c.day, 'day', current_tenant(), c.id) as due) d`;

interface Found {
  place: string;
  stated: string;
  known: boolean;
  on: string;
  at: string;
}

/** When something is due by the calendar of a municipality of the tenant; writes nothing. */
export async function dueDate(tx: Tx, { kind, base, municipalityCode, after }: Asked): Promise<Answer> {
  const { months, days, workingDays } = periodOf(after, ['after']);
  const [found] = await tx.sql<Found>(DUE, [municipalityCode, base, kind, months, days, workingDays]);
  if (!found) throw new NotFound({}, ['municipalityCode']);
  if (!found.known) throw new CalendarEnds({ day: found.stated }, [after === null ? 'base' : 'after']);
  const moved = found.on !== found.stated;
  return {
    on: found.on,
    at: found.at,
    movedFrom: moved ? found.stated : null,
    reason: moved ? await whyOff(tx, found.stated, found.place) : null,
  };
}

const WHY = `select h.name_sv as sv, h.name_en as en, h.kind from public_holiday h where h.day = $1
  union all (select c.name, c.name, null from calendar_day c where c.tenant_id = current_tenant() and c.day = $1 and c.kind in ('extraDay', 'bridgeDay')
    and (c.municipality_id is null or c.municipality_id = $2) order by c.municipality_id nulls last limit 1)`;
const ACTS = { public: '1989:253', eve: '1930:173' } as const;

/** Why a day is a day off, in the reader's language: the day's own name and the act that says so, else the day of the week. */
async function whyOff(tx: Tx, day: string, municipalityId: string): Promise<string> {
  const { language } = tx.scope;
  const [named] = await tx.sql<{ sv: string; en: string; kind: 'public' | 'eve' | null }>(WHY, [day, municipalityId]);
  if (!named) return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(day));
  if (named.kind === null) return named.sv;
  return language === 'sv' ? `${named.sv} (lag ${ACTS[named.kind]})` : `${named.en} (Act ${ACTS[named.kind]})`;
}
