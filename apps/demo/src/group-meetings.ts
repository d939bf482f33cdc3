import {
  AgendaItem,
  AgendaService,
  AttendanceService,
  AttendanceStatus,
  Gender,
  GenderService,
  Meeting,
  MeetingService,
  nobody,
} from '@samnav/meetings';
import { globalId, makeScope } from '@samnav/platform';
import type { Database, Scope, Tx } from '@samnav/platform';
import { plusDays } from './deadlines.ts';
import type { FurnishedNetworks } from './networks.ts';

const services = { agendas: new AgendaService(), attendances: new AttendanceService(), genders: new GenderService(), meetings: new MeetingService() };
const GROUP = 'Energi och klimat';

interface DemoMeeting {
  title: string;
  /** Days from today; negative = held. */
  inDays: number;
  /** Who of the group did not come, and why. */
  away?: Record<string, AttendanceStatus>;
  guest?: { guestName: string; guestOrganisation: string; guestGender: Gender };
  items: { title: string; notes?: string; postponed?: boolean; minutesPlanned?: number }[];
}

/** The meetings of a group around today; all invented. */
const demoMeetings: Record<string, readonly DemoMeeting[]> = {
  umearegionen: [
    {
      title: 'Arbetsgrupp Energi, möte 1',
      inDays: -160,
      away: { 'strateg@robertsfors.example': AttendanceStatus.excused },
      items: [{ title: 'Årets plan', notes: 'Gruppen gick igenom planen och enades om tre områden.' }],
    },
    {
      title: 'Arbetsgrupp Energi, möte 2',
      inDays: -98,
      away: { 'strateg@vindeln.example': AttendanceStatus.absent },
      guest: { guestName: 'Ulla Brännland', guestOrganisation: 'Länsstyrelsen', guestGender: Gender.woman },
      items: [{ title: 'Energianvändning i kommunernas lokaler', notes: 'Fyra kommuner har lämnat sina värden.' }],
    },
    {
      title: 'Arbetsgrupp Energi, möte 3',
      inDays: -35,
      items: [
        { title: 'Laddplatser vid kommunernas lokaler', notes: 'Varje kommun tar fram en lista till nästa möte.' },
        { title: 'Solel på kommunala tak', postponed: true },
      ],
    },
    {
      title: 'Arbetsgrupp Energi, möte 4',
      inDays: 8,
      items: [
        { title: 'Listor över laddplatser', minutesPlanned: 30 },
        { title: 'Nästa års plan', minutesPlanned: 40 },
      ],
    },
  ],
};
/** What people of the demo have decided shall be recorded; the others nothing. */
const genders: Record<string, Gender> = {
  'gruppledare@umearegionen.example': Gender.woman,
  'strateg@umea.example': Gender.woman,
  'strateg@vindeln.example': Gender.woman,
  'strateg@robertsfors.example': Gender.woman,
  'strateg@nordmaling.example': Gender.man,
  'strateg@vannas.example': Gender.man,
};

type Found = Pick<FurnishedNetworks, 'people' | 'workgroups'>;

/** Makes a group's meetings with their agendas and lists through the services, each known by its title; what is there stays as it is. */
export async function furnishGroupMeetings(database: Database, scope: Scope, found: Found): Promise<void> {
  const meetings = demoMeetings[scope.tenant];
  if (!meetings) return;
  const workgroupId = found.workgroups[GROUP]!;
  const assignment = { role: 'regionCoordinator' as const, municipalityId: null, workgroupId: null, projectId: null };
  const coordinator = makeScope({ ...scope, personId: found.people['samordnare@umearegionen.example'], assignments: [assignment] });
  await database.write(coordinator, async (tx) => {
    const [clock] = await tx.sql<{ today: string }>(`select to_char(samnav_now() at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as today`);
    for (const meeting of meetings)
      if (!(await tx.rows(Meeting).existsBy({ tenantId: scope.tenantId, title: meeting.title }))) await make(tx, meeting, clock!.today);
  });
  for (const [email, gender] of Object.entries(genders))
    await database.write(makeScope({ ...scope, personId: found.people[email] }), (tx) => services.genders.setOwn(tx, { gender }));

  async function make(tx: Tx, { title, inDays, away = {}, guest, items }: DemoMeeting, today: string): Promise<void> {
    const plannedOn = plusDays(today, inDays);
    const times = { startsAt: '09:00', endsAt: '11:30', place: 'Umeå stadshus, rum Vindelälven' };
    const id = await services.meetings.make(tx, { title, plannedOn, ...times }, { ...nobody, workgroupId }, { source: 'demo' });
    const meetingId = globalId(Meeting, id);
    for (const { title: about, minutesPlanned, notes, postponed } of items) {
      const item = await services.agendas.add(tx, { meetingId, title: about, minutesPlanned, notes, source: 'demo' });
      if (postponed) await services.agendas.update(tx, { id: globalId(AgendaItem, item), expectedVersion: 1, postponed });
    }
    await services.attendances.invite(tx, { meetingId, everybody: true });
    if (inDays >= 0) return;
    if (guest) await services.attendances.addGuest(tx, { meetingId, ...guest });
    const absent = Object.entries(away).map(([email, status]) => ({ person: found.people[email], status }));
    await tx.sql(
      `update attendance a set status = coalesce((select w.status from jsonb_to_recordset($2) w (person uuid, status text) where w.person = a.person_id), 'present'),
         ticked_at = samnav_now(), version = 2 where a.tenant_id = current_tenant() and a.meeting_id = $1`,
      [id, JSON.stringify(absent)],
    );
    await tx.record('attendance.furnished', Meeting, id, { note: 'demo' });
    await services.meetings.hold(tx, { id: meetingId, expectedVersion: 1 });
  }
}
