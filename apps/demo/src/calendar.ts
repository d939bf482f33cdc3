import { Body, Municipality, Person, Workgroup } from '@samnav/networks';
import { dayAt, globalId } from '@samnav/platform';
import type { Database, Scope, Tx } from '@samnav/platform';
import {
  anchorsOf,
  BodyDate,
  BodyDateKind,
  BodyDateService,
  CalendarDay,
  CalendarDayKind,
  CalendarDayService,
  CalendarPeriod,
  DeadlineKind,
  DeadlineSeries,
  DeadlineSeriesService,
  OffsetUnit,
  RecurrencePattern,
  Weekday,
} from '@samnav/reminders';
import type { RecurrenceInput } from '@samnav/reminders';
import type { Found } from './deadlines.ts';

interface DemoSeries {
  title: string;
  rule: Omit<RecurrenceInput, 'bodyId'>;
  kind?: DeadlineKind;
  owner: string;
  municipality?: string;
  workgroup?: string;
  /** The body whose dates it follows, by its name. */
  body?: string;
}

/** What comes back; all invented. */
const series: Record<string, DemoSeries[]> = {
  umearegionen: [
    {
      title: 'Kvartalsrapport till finansiären för Hållbart resande',
      rule: { pattern: RecurrencePattern.periodEnd, period: CalendarPeriod.quarter, offset: 1, offsetUnit: OffsetUnit.months },
      kind: DeadlineKind.FUNDER,
      owner: 'projektledare@umea.example',
      municipality: '2480',
    },
    {
      title: 'Årets hållbarhetsbokslut till kommunstyrelsen',
      rule: { pattern: RecurrencePattern.periodEnd, period: CalendarPeriod.year, offset: 3, offsetUnit: OffsetUnit.months },
      kind: DeadlineKind.MUNICIPAL,
      owner: 'strateg@umea.example',
      municipality: '2480',
    },
    {
      title: 'Tjänsteskrivelse till Tekniska nämnden',
      rule: { pattern: RecurrencePattern.bodyDate, bodyDate: BodyDateKind.dispatch, offset: -5, offsetUnit: OffsetUnit.workingDays },
      owner: 'planerare@umea.example',
      municipality: '2480',
      body: 'Tekniska nämnden i Umeå',
    },
    {
      title: 'Kallelse till arbetsgruppens kvartalsmöte',
      rule: { pattern: RecurrencePattern.weekday, nth: 1, weekday: Weekday.monday, interval: 3 },
      owner: 'gruppledare@umearegionen.example',
      workgroup: 'Energi och klimat',
    },
  ],
  kiruna: [
    {
      title: 'Årlig uppföljning av Innovationsplattformen',
      rule: { pattern: RecurrencePattern.yearly, month: 2, dayOfMonth: 15 },
      kind: DeadlineKind.MUNICIPAL,
      owner: 'strateg@kiruna.example',
      municipality: '2584',
    },
  ],
};

/** A committee's year: it meets on third Thursdays every other month, and its documents go out eight days before. */
const meetings = { pattern: RecurrencePattern.weekday, nth: 3, weekday: Weekday.thursday, interval: 2 };

/** Makes the demo's series with their deadlines, the dates of a committee, and days of the municipalities' own. What is there stays. */
export async function furnishCalendar(database: Database, scope: Scope, found: Found & { bodies: Readonly<Record<string, string>> }): Promise<void> {
  const today = dayAt(scope.now);
  const year = Number(today.slice(0, 4));
  const municipality = found.municipalities['2480'] ?? found.municipalities['2584']!;
  await database.write(scope, (tx) => days(tx, municipality, year));
  for (const one of series[scope.tenant] ?? [])
    await database.write(scope, async (tx) => {
      if (await tx.rows(DeadlineSeries).existsBy({ tenantId: scope.tenantId, title: one.title })) return;
      if (one.body) await dates(tx, found.bodies[one.body]!, today);
      await new DeadlineSeriesService().create(tx, inputOf(one, found, today), 'demo');
    });
}

function inputOf(
  { title, rule, kind, owner, municipality, workgroup, body }: DemoSeries,
  found: Parameters<typeof furnishCalendar>[2],
  startsOn: string,
) {
  return {
    title,
    kind,
    startsOn,
    rule: { ...rule, bodyId: body && globalId(Body, found.bodies[body]!) },
    ownerId: globalId(Person, found.people[owner]!),
    municipalityId: municipality ? globalId(Municipality, found.municipalities[municipality]!) : null,
    workgroupId: workgroup ? globalId(Workgroup, found.workgroups[workgroup]!) : null,
  };
}

async function days(tx: Tx, municipality: string, year: number): Promise<void> {
  if (await tx.rows(CalendarDay).existsBy({ tenantId: tx.scope.tenantId })) return;
  const service = new CalendarDayService();
  const municipalityId = globalId(Municipality, municipality);
  for (const each of [year, year + 1]) {
    await service.addBridgeDays(tx, { municipalityId, year: each }, 'demo');
    await service.set(tx, { day: `${each}-12-27`, name: 'mellandagar, inga utskick', kind: CalendarDayKind.quiet }, 'demo');
    await service.set(tx, { municipalityId, day: `${each}-04-30`, name: 'valborgsmässoafton', kind: CalendarDayKind.halfDay }, 'demo');
  }
}

async function dates(tx: Tx, body: string, today: string): Promise<void> {
  if (await tx.rows(BodyDate).existsBy({ tenantId: tx.scope.tenantId, bodyId: body })) return;
  const service = new BodyDateService();
  const bodyId = globalId(Body, body);
  for (const { on } of anchorsOf(meetings, today, `${Number(today.slice(0, 4)) + 1}-12-31`)) {
    await service.set(tx, { bodyId, kind: BodyDateKind.meeting, onDate: on }, 'demo');
    await service.set(tx, { bodyId, kind: BodyDateKind.dispatch, onDate: plusDays(on, -8) }, 'demo');
  }
}

const plusDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
