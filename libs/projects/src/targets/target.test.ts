import { afterAll, expect, test } from '@jest/globals';
import { WorkgroupReport, WorkgroupReportService } from '@samnav/goals';
import { Meeting, MeetingKind, MeetingService } from '@samnav/meetings';
import { Network, NetworkLevel, Workgroup } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import { ProjectMeetingService } from '../meetings/project-meeting.service.ts';
import { PhaseService } from '../phases/phase.service.ts';
import { Phase } from '../phases/phase.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { ProjectStatusService } from '../projects/status.service.ts';
import { ProjectStatus } from '../projects/statuses.ts';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { Target } from './target.entity.ts';
import { TargetService } from './target.service.ts';

afterAll(closeTestDatabase);

const period = { startsOn: '2008-01-01', endsOn: '2010-06-30' };

interface Answer {
  state: string;
  value: string | null;
  required: string | null;
  finding: string;
  counted: string[];
  notCounted: string[];
}

/** A region with a project that has targets, and what they answer. */
async function targetsOf(region: Region) {
  const projectId = await region.project({ name: 'Hållbar', ...period });
  const project = globalId(Project, projectId);
  const service = new TargetService();
  return {
    projectId,
    project,
    async target(kind: string, parameters: object = {}): Promise<string> {
      return region.write(region.coordinator, (tx) => service.create(tx, { kind, parameters, ...period, projectId: project }));
    },
    async answer(id: string, language: 'sv' | 'en' = 'sv'): Promise<Answer> {
      return region.write(region.coordinator, async (tx) => {
        const [came] = await tx.sql<Answer>(
          `select target_state(o.met, '2010-06-30', '2026-01-01') as state, o.value, o.required, o.finding_${language} as finding from target_outcome(current_tenant(), $1) o`,
          [id],
        );
        const rows = await tx.sql<{ counted: boolean; label: string; reason: string }>(
          `select counted, label, reason_${language} as reason from target_rows(current_tenant(), $1)`,
          [id],
        );
        const [counted, not] = [rows.filter((row) => row.counted), rows.filter((row) => !row.counted)];
        return { ...came!, counted: counted.map(({ label }) => label), notCounted: not.map(({ label, reason }) => `${label}: ${reason}`) };
      });
    },
    async workgroup(name: string): Promise<string> {
      return region.write(region.coordinator, (tx) =>
        tx.create(
          Workgroup,
          { name, theme: name, leadId: region.coordinator.personId!, startsOn: '2008-01-01', endsOn: '2010-06-30' },
          'workgroup.created',
        ),
      );
    },
    async meeting(given: Partial<Meeting>): Promise<string> {
      const plannedOn = given.heldOn ?? '2009-05-05';
      return region.write(region.coordinator, (tx) => tx.create(Meeting, { title: 'Möte', plannedOn, ...given }, 'meeting.created'));
    },
    async present(meetingId: string, women: number, men: number): Promise<void> {
      await region.write(region.coordinator, (tx) =>
        tx.sql(
          `insert into attendance (meeting_id, guest_name, guest_gender, status)
           select $1::uuid, $1::uuid::text || ' ' || n, case when n <= $2::integer then 'woman' else 'man' end, 'present' from generate_series(1, $2::integer + $3::integer) n`,
          [meetingId, women, men],
        ),
      );
    },
  };
}

test('networks count where they are national or international, new, and joined in the period; the others say why not', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const join = (name: string, level: NetworkLevel, more: Partial<Network> = {}): Promise<string> =>
    region.write(region.coordinator, (tx) =>
      tx.create(
        Network,
        { name, level, joinedAsNew: true, startsOn: '2010-01-01', accountableOwnerId: region.coordinator.personId!, ...more },
        'network.created',
      ),
    );
  await join('Folkhälsa', NetworkLevel.regional);
  await join('CIVITAS', NetworkLevel.international);
  await join('Gammalt', NetworkLevel.national, { joinedAsNew: false });
  await join('Utan dag', NetworkLevel.national, { startsOn: null });
  await join('Sent', NetworkLevel.national, { startsOn: '2017-05-01' });
  const target = await there.target('networksJoined', { required: 2 });
  expect(await there.answer(target)).toEqual({
    state: 'NOT_MET',
    value: '1',
    required: '2',
    finding: '1 av 4 räknas; minst 2 behövs.',
    counted: ['CIVITAS'],
    notCounted: [
      'Folkhälsa: Nätverket är regionalt, inte nationellt eller internationellt.',
      'Gammalt: Nätverket är inte markerat som nytt för regionen.',
      'Utan dag: Det är inte känt när regionen gick med.',
    ],
  });
  expect((await there.answer(target, 'en')).notCounted[0]).toBe('Folkhälsa: The network is regional, neither national nor international.');
});

test('projects must be as many as required and cover each municipality; a draft is not told of', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const spawned = { spawnedById: there.project, status: ProjectStatus.planned };
  await region.project({ ...spawned, name: 'Ett', municipalityId: region.municipality('Umeå') });
  await region.project({ ...spawned, name: 'Två', municipalityId: region.municipality('Umeå') });
  await region.project({ ...spawned, name: 'Utkast', municipalityId: region.municipality('Vindeln'), status: ProjectStatus.draft });
  const target = await there.target('projectsPerMunicipality', { required: 2 });
  expect(await there.answer(target)).toEqual({
    state: 'NOT_MET',
    value: '2',
    required: '2',
    finding: '2 projekt av minst 2. Kommuner utan projekt: Vindeln.',
    counted: ['Ett', 'Två'],
    notCounted: ['Vindeln: Inget av projekten är kommunens.'],
  });
  await region.project({ ...spawned, name: 'Tre', municipalityId: region.municipality('Vindeln') });
  expect(await there.answer(target)).toMatchObject({ state: 'MET', value: '3', notCounted: [] });
});

test('a workgroup is engaged by one held meeting in the period; planned and called off ones do not engage it', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const [met, planned, off, idle] = [await there.workgroup('A'), await there.workgroup('B'), await there.workgroup('C'), await there.workgroup('D')];
  expect(idle).toBeDefined();
  const held = await there.meeting({ workgroupId: met, heldOn: '2010-06-30' });
  await there.meeting({ workgroupId: planned, heldOn: '2010-07-01' });
  await there.meeting({ workgroupId: planned });
  await there.meeting({ workgroupId: off, cancelledAt: new Date('2009-05-01T08:00:00Z') });
  const target = await there.target('workgroupsEngaged', { required: 1 });
  expect(await there.answer(target)).toMatchObject({
    state: 'MET',
    value: '1',
    counted: ['A'],
    notCounted: ['B: Möten är planerade, men inget är hållet.', 'C: Alla möten ställdes in.', 'D: Inget möte i perioden.'],
  });
  await region.write(region.coordinator, (tx) => tx.change(Meeting, held, null, { heldOn: null }, 'meeting.reopened'));
  expect(await there.answer(target)).toMatchObject({ state: 'NOT_MET', value: '0' });
});

test('workshops count where they were held for the whole region in a phase that is asked for; a phase without one is named', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const shop = { kind: MeetingKind.workshop, regionWide: true };
  const phases = [];
  for (const name of ['Nuläge', 'Delmål'])
    phases.push(await region.write(region.coordinator, (tx) => new PhaseService().create(tx, { projectId: there.project, name })));
  const add = (meetingId: string, phase?: string): Promise<string> =>
    region.write(region.coordinator, (tx) =>
      new ProjectMeetingService(new MeetingService()).add(tx, {
        projectId: there.project,
        meetingId: globalId(Meeting, meetingId),
        phaseId: phase ? globalId(Phase, phase) : null,
      }),
    );
  await add(await there.meeting({ ...shop, title: 'Start', heldOn: '2008-03-03' }), phases[0]);
  await add(await there.meeting({ ...shop, title: 'Bara Umeå', regionWide: false, heldOn: '2009-03-03' }), phases[1]);
  await there.meeting({ ...shop, title: 'Annat', heldOn: '2009-04-03' });
  const target = await there.target('regionWideWorkshops', { required: 1, phases: [1, 2] });
  expect(await there.answer(target)).toMatchObject({
    state: 'NOT_MET',
    value: '1',
    finding: '1 hållna workshops för hela regionen; minst 1 behövs. 1 faser saknar.',
    counted: ['Start'],
    notCounted: [
      'Bara Umeå: Inte för alla kommuner.',
      'Annat: Hör inte till någon av faserna som räknas.',
      'Delmål: Ingen workshop för hela regionen är hållen i fasen.',
    ],
  });
});

test('the balance is met at exactly 40.0 and not at 39.9, over all meetings of the project', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const workgroupId = await there.workgroup('A');
  const meetings = [];
  for (const heldOn of ['2008-03-03', '2009-03-03']) {
    const id = await there.meeting({ workgroupId, heldOn, title: heldOn });
    await region.write(region.coordinator, (tx) =>
      new ProjectMeetingService(new MeetingService()).add(tx, { projectId: there.project, meetingId: globalId(Meeting, id) }),
    );
    meetings.push(id);
  }
  const target = await there.target('genderBalance');
  await there.present(meetings[0]!, 40, 60);
  expect(await there.answer(target)).toMatchObject({ state: 'MET', value: '40.0', required: '40.0', counted: ['2008-03-03'] });
  await there.present(meetings[1]!, 43, 65);
  // 83 women of 208: 39.90 %
  expect(await there.answer(target)).toMatchObject({ state: 'NOT_MET', value: '39.9', counted: ['2008-03-03', '2009-03-03'] });
});

test('lists too small to be told to everybody leave the balance without an answer', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const id = await there.meeting({ heldOn: '2009-03-03', projectId: there.projectId });
  await there.present(id, 2, 3);
  expect(await there.answer(await there.target('genderBalance'))).toMatchObject({
    state: 'PASSED',
    value: null,
    counted: [],
    notCounted: ['Möte: För få personer på listan för att visas för alla.'],
  });
});

test('what was frozen stays, with the rows in their versions', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const group = await there.workgroup('A');
  await there.meeting({ workgroupId: group, heldOn: '2009-03-03' });
  const target = await there.target('workgroupsEngaged', { required: 1 });
  await region.write(region.coordinator, (tx) => new TargetService().freeze(tx, { projectId: there.project, note: 'Slutrapport' }));
  await region.write(region.coordinator, (tx) => tx.change(Workgroup, group, null, { name: 'Z' }, 'workgroup.updated'));
  expect((await there.answer(target)).counted).toEqual(['Z']);
  const kept = await region.write(region.coordinator, (tx) =>
    tx.sql(
      'select s.state, s.value, s.note, r.label, r.counted, r.subject_version from target_snapshot s join target_snapshot_row r on r.snapshot_id = s.id',
    ),
  );
  expect(kept).toEqual([{ state: 'MET', value: '1', note: 'Slutrapport', label: 'A', counted: true, subject_version: 1 }]);
});

test('a target of a draft is seen by nobody but its people, nor is another tenant’s', async () => {
  const region = await newRegion();
  const draft = globalId(Project, await region.project({ status: ProjectStatus.draft, municipalityId: region.municipality('Umeå') }));
  const create = { kind: 'networksJoined', parameters: { required: 1 }, ...period, projectId: draft };
  const id = globalId(Target, await region.write(region.coordinator, (tx) => new TargetService().create(tx, create)));
  const found = (scope: Scope): Promise<Target> => region.world.database.write(scope, (tx) => tx.find(Target, id));
  expect((await found(region.coordinator)).kind).toBe('networksJoined');
  await expect(found(await region.world.as('reader'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(found((await newRegion()).coordinator)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('what a kind cannot count by is refused in words', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  await expect(there.target('networksJoined', { required: 0, more: 1 })).rejects.toMatchObject({ code: 'TARGET_PARAMETERS' });
});

test('with `reported` a project counts only where an approved report of a workgroup tells of it', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const workgroupId = await there.workgroup('A');
  for (const name of ['Umeå', 'Vindeln']) {
    const own = { spawnedById: there.project, status: ProjectStatus.planned, municipalityId: region.municipality(name), startsOn: '2009-01-01' };
    await region.project({ ...own, name, statusFrom: '2009-01-01', ...(name === 'Umeå' && { workgroupId: globalId(Workgroup, workgroupId) }) });
  }
  const target = await there.target('projectsPerMunicipality', { required: 1, reported: true });
  const reports = await there.target('workgroupReports', { required: 1 });
  expect(await there.answer(target)).toMatchObject({ state: 'NOT_MET', value: '0' });
  const service = new WorkgroupReportService();
  const asked = { workgroupId: globalId(Workgroup, workgroupId), startsOn: '2009-01-01', months: 12 };
  const id = await region.write(region.coordinator, (tx) => service.create(tx, asked));
  const report = (expectedVersion: number) => ({ id: globalId(WorkgroupReport, id), expectedVersion });
  await region.write(region.coordinator, (tx) => service.submit(tx, report(1)));
  expect((await there.answer(reports)).notCounted).toEqual(['A, 2009-01-01 – 2009-12-31: Inlämnad, väntar på godkännande.']);
  await region.write(await region.world.as('regionCoordinator'), (tx) => service.approve(tx, report(2)));
  expect(await there.answer(reports)).toMatchObject({ state: 'MET', value: '1' });
  const { value, counted, notCounted } = await there.answer(target);
  expect([value, counted]).toEqual(['1', ['Umeå']]);
  expect(notCounted).toEqual(['Vindeln: Står inte i någon godkänd rapport från en arbetsgrupp.']);
});

test('a workgroup’s report does not tell of a project before it is told of itself', async () => {
  const region = await newRegion();
  const there = await targetsOf(region);
  const workgroupId = globalId(Workgroup, await there.workgroup('A'));
  const own = { municipalityId: region.municipality('Umeå'), status: ProjectStatus.planned, startsOn: '2026-01-01', workgroupId };
  await region.project({ ...own, name: 'Berättat', statusFrom: '2026-01-01' });
  const draft = globalId(Project, await region.project({ ...own, name: 'Ännu hemligt', status: ProjectStatus.draft }));
  const later = { id: draft, expectedVersion: 1, status: ProjectStatus.planned, validFrom: '2098-01-01' };
  await region.write(region.coordinator, (tx) => new ProjectStatusService().change(tx, later));
  const asked = { workgroupId, startsOn: '2098-01-01', months: 12 };
  const id = await region.write(region.coordinator, (tx) => new WorkgroupReportService().create(tx, asked));
  const told = `select label from workgroup_report_line where tenant_id = current_tenant() and report_id = $1 and kind = 'project'`;
  expect(await region.write(region.coordinator, (tx) => tx.sql(told, [id]))).toEqual([{ label: 'Berättat' }]);
});
