import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import { MeetingSeries, MeetingSeriesUnit } from '../series/meeting-series.entity.ts';
import { MeetingSeriesService, seriesDays } from '../series/meeting-series.service.ts';
import { Meeting } from './meeting.entity.ts';
import { day, meetings, MeetingStage } from '../testing/stage.ts';

const series = new MeetingSeriesService(meetings);
let stage: MeetingStage;
beforeAll(async () => void (stage = await MeetingStage.open()));
afterAll(closeTestDatabase);

describe('a meeting is called', () => {
  test('by the lead of the group, and belongs where the group does', async () => {
    expect(await stage.row(await stage.meeting())).toMatchObject({ title: 'Möte 3', plannedOn: day(10), municipalityId: null, heldOn: null });
  });

  test('of a body, and belongs to its municipality', async () => {
    const id = await stage.meeting({ workgroupId: null, bodyId: stage.council }, stage.coordinator);
    expect((await stage.row(id)).municipalityId).toBe(stage.world.municipalities.Umeå);
  });

  test('not by a member of the group, nor by a municipality’s strategist where the group is the region’s', async () => {
    const other = await stage.world.as('strategist', { municipalityId: stage.world.municipalities.Umeå! });
    expect(await refusedWith(stage.meeting({}, stage.member))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(stage.meeting({}, other))).toEqual(['FORBIDDEN']);
  });

  test('not of another tenant’s group', async () => {
    const coordinator = await (await newTenant()).as('regionCoordinator');
    const input = { title: 'x', plannedOn: day(1), workgroupId: stage.group };
    expect((await refusals(stage.world.database.write(coordinator, (tx) => meetings.create(tx, input)))).map((e) => [e.code, ...e.path])).toEqual([
      ['NOT_FOUND', 'input', 'workgroupId'],
    ]);
  });

  test('not of two hosts, not ending before it begins, and with no link but to the web', async () => {
    expect(await refusedWith(stage.meeting({ bodyId: stage.council }, stage.coordinator))).toEqual(['ONE_HOST']);
    expect(await refusedWith(stage.meeting({ startsAt: '10:00', endsAt: '09:00' }))).toEqual(['MEETING_ENDS_BEFORE_START']);
    expect(await refusedWith(stage.meeting({ onlineUrl: 'javascript:alert(1)' }))).toEqual(['LINK_INVALID']);
  });
});

describe('a meeting is changed', () => {
  test('in the version that was seen; of two who change it at once one is told of a conflict', async () => {
    const id = await stage.meeting();
    const change = (title: string) => stage.write(stage.lead, (tx) => meetings.update(tx, { id, expectedVersion: 1, title }));
    const [first, second] = await Promise.allSettled([change('Ett'), change('Två')]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect(await refusedWith(change('Tre'))).toEqual(['VERSION_CONFLICT']);
  });

  test('with the same times it is no change', async () => {
    const id = await stage.meeting({ startsAt: '09:00', endsAt: '11:00' });
    await stage.write(stage.lead, (tx) => meetings.update(tx, { id, expectedVersion: 1, startsAt: '09:00', endsAt: '11:00' }));
    expect((await stage.row(id)).version).toBe(1);
  });
});

describe('a meeting is held', () => {
  const hold = (id: string, more: object = {}) => stage.write(stage.lead, (tx) => meetings.hold(tx, { id, expectedVersion: 1, ...more }));

  test('on the day for which it was called, or another that has passed', async () => {
    const [one, other] = [await stage.meeting({ plannedOn: day(-3) }), await stage.meeting({ plannedOn: day(-3) })];
    await hold(one);
    await hold(other, { heldOn: day(-2) });
    expect([(await stage.row(one)).heldOn, (await stage.row(other)).heldOn]).toEqual([day(-3), day(-2)]);
  });

  test('not on a day to come', async () => expect(await refusedWith(hold(await stage.meeting()))).toEqual(['DAY_TO_COME']));

  test('and no longer when that was a mistake', async () => {
    const id = await stage.held();
    await stage.write(stage.lead, (tx) => meetings.reopen(tx, { id, expectedVersion: 2, reason: 'Fel möte' }));
    expect((await stage.row(id)).heldOn).toBeNull();
  });

  test('is not called off after that', async () => {
    const id = await stage.held();
    expect(await refusedWith(stage.write(stage.lead, (tx) => meetings.cancel(tx, { id, expectedVersion: 2 })))).toEqual(['MEETING_HELD']);
  });

  test('or called off, and then neither held nor changed', async () => {
    const id = await stage.meeting({ plannedOn: day(-1) });
    await stage.write(stage.lead, (tx) => meetings.cancel(tx, { id, expectedVersion: 1, reason: 'Sjukdom' }));
    expect(await refusedWith(hold(id, { expectedVersion: 2 }))).toEqual(['MEETING_CANCELLED']);
    expect(await refusedWith(stage.write(stage.lead, (tx) => meetings.update(tx, { id, expectedVersion: 2, title: 'x' })))).toEqual([
      'MEETING_CANCELLED',
    ]);
  });
});

describe('a series', () => {
  const given = { title: 'Möte', every: 1, unit: MeetingSeriesUnit.month, firstOn: '2026-01-31', untilOn: '2026-04-30' };

  test('counts each day from the first, so that the 31st comes back after a shorter month', () =>
    expect(seriesDays(given)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']));

  test('makes all its meetings', async () => {
    const input = { ...given, workgroupId: stage.group, startsAt: '09:00' };
    const id = await stage.write(stage.lead, (tx) => series.create(tx, input));
    const made = await stage.sql<{ at: string }>(`select planned_on::text || ' ' || starts_time as at from meeting where series_id = $1 order by 1`, [
      id,
    ]);
    expect(made.map(({ at }) => at)).toEqual(['2026-01-31 09:00:00', '2026-02-28 09:00:00', '2026-03-31 09:00:00', '2026-04-30 09:00:00']);
  });

  describe('that is changed', () => {
    const weekly = { title: 'Avstämning', every: 1, unit: MeetingSeriesUnit.week, firstOn: day(1), untilOn: day(15), startsAt: '09:00' };
    const made = async (): Promise<string> =>
      globalId(MeetingSeries, await stage.write(stage.lead, (tx) => series.create(tx, { ...weekly, workgroupId: stage.group })));
    const change = (id: string, more: object, by = stage.lead) => stage.write(by, (tx) => series.change(tx, { id, expectedVersion: 1, ...more }));
    const all = (id: string) =>
      stage.sql<{ id: string; on: string; at: string; off: boolean }>(
        `select id, planned_on::text as on, left(starts_time::text, 5) as at, cancelled_at is not null as off from meeting where series_id = $1 order by planned_on`,
        [id.slice(4)],
      );

    test('takes its coming meetings along, but the one that was moved by hand', async () => {
      const id = await made();
      const [, second] = await all(id);
      const moved = { id: globalId(Meeting, second!.id), expectedVersion: 1, startsAt: '13:00' };
      await stage.write(stage.lead, (tx) => meetings.update(tx, moved));
      await change(id, { startsAt: '10:00' });
      expect((await all(id)).map(({ at }) => at)).toEqual(['10:00', '13:00', '10:00']);
    });

    test('to end earlier calls off what lies later; to go on makes more', async () => {
      const [shorter, longer] = [await made(), await made()];
      await change(shorter, { untilOn: day(9) });
      await change(longer, { untilOn: day(22) });
      expect((await all(shorter)).map(({ off }) => off)).toEqual([false, false, true]);
      expect((await all(longer)).map(({ on, at }) => [on, at])).toEqual([1, 8, 15, 22].map((days) => [day(days), '09:00']));
    });

    test('not by a member, and not by another tenant', async () => {
      const id = await made();
      const foreigner = await (await newTenant()).as('regionCoordinator');
      expect(await refusedWith(change(id, {}, stage.member))).toEqual(['FORBIDDEN']);
      expect(await refusedWith(stage.world.database.write(foreigner, (tx) => series.change(tx, { id, expectedVersion: 1 })))).toEqual(['NOT_FOUND']);
    });
  });

  test('of more than 60 is refused, and one that ends before it begins', async () => {
    const make = (more: object) => stage.write(stage.lead, (tx) => series.create(tx, { ...given, workgroupId: stage.group, ...more }));
    expect(await refusedWith(make({ unit: MeetingSeriesUnit.week, untilOn: '2027-12-31' }))).toEqual(['TOO_MANY_MEETINGS']);
    expect(await refusedWith(make({ untilOn: '2026-01-01' }))).toEqual(['SERIES_ENDS_BEFORE_START']);
  });
});
