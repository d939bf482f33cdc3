import { Meeting, MeetingService, nobody } from '@samnav/meetings';
import { Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import { CostCategory } from '@samnav/projects';
import { afterAll, expect, test } from '@jest/globals';
import { GrantPeriod } from '../grants/grant-period.entity.ts';
import { newAuditor } from '../testing/auditor.ts';
import { newGranted } from '../testing/granted.ts';
import type { Granted } from '../testing/granted.ts';
import { CertificationService } from '../time/certification.service.ts';
import { HourlyRateService } from '../time/hourly-rate.service.ts';
import { TimeEntry } from '../time/time-entry.entity.ts';
import { TimeService } from '../time/time.service.ts';
import { PaymentClaimService } from './payment-claim.service.ts';

afterAll(closeTestDatabase);

const { travel } = CostCategory;
/** A claim of the decision's only period, with one cost. */
async function claimed(): Promise<{ it: Granted; id: string }> {
  const it = await newGranted();
  const grantId = await it.grant({ periods: [{ startsOn: '2026-01-01', endsOn: '2026-03-31', dueOn: '2199-01-01' }] });
  await it.spend(travel, '2026-02-01', 1_000_00n);
  const period = await it.write(it.coordinator, (tx) => tx.rows(GrantPeriod).findOneByOrFail({ grantId: grantId.slice(4) }));
  const prepare = { grantId, grantPeriodId: globalId(GrantPeriod, period.id) };
  const id = `pcl_${await it.write(it.coordinator, (tx) => new PaymentClaimService().prepare(tx, prepare))}`;
  return { it, id };
}

/** What waits for whom: open deadlines by their sort. */
const waiting = (it: Granted): Promise<Record<string, string>> =>
  it.write(it.coordinator, async (tx) => {
    const rows = await tx.sql<{ obligation: string; owner_id: string }>(
      'select obligation, owner_id from deadline where tenant_id = current_tenant() and met_at is null and cancelled_at is null',
    );
    return Object.fromEntries(rows.map((row) => [row.obligation, row.owner_id]));
  });

test('a claim with nothing in the way waits for a second person, then for a signature, and meets the period’s deadline as long as it stands', async () => {
  const { it, id } = await claimed();
  expect(Object.keys(await waiting(it))).toEqual(['claimDue']);
  await it.complete(id);
  expect(await waiting(it)).toMatchObject({ approval: it.finance.personId });
  await it.approve(id);
  expect(await waiting(it)).toEqual({ claimDue: it.coordinator.personId, claimSigning: it.signatory.personId });
  await it.sign(id);
  expect(await waiting(it)).toEqual({});
  await it.withdraw(id);
  expect(Object.keys(await waiting(it))).toEqual(['claimDue']);
});

test('the period of a claim that the funder refuses is asked for again', async () => {
  const { it, id } = await claimed();
  await it.complete(id);
  await it.approve(id);
  await it.sign(id);
  const auditor = await newAuditor(it, it.funderId);
  const reviewId = await auditor.start(id);
  const refused = { reviewId, approve: false, text: 'Projektet är inte påbörjat', expectedVersion: 1 };
  await auditor.write((tx) => auditor.decisions.decide(tx, refused));
  expect(Object.keys(await waiting(it))).toEqual(['claimDue']);
});

test('what is worked on further waits for nobody, and is asked for again when it is ready', async () => {
  const it = await newGranted();
  await it.spend(travel, '2026-02-01', 1_000_00n);
  const id = await it.prepare(await it.grant({ periods: [] }), '01-01', '03-31');
  await it.complete(id);
  const [line] = await it.lines(id);
  await it.park([`cli_${line!.id}`]);
  expect(await waiting(it)).toEqual({});
  await it.park([`cli_${line!.id}`], null);
  await it.approve(id);
  await it.refresh(id);
  expect(await waiting(it)).toEqual({ approval: it.finance.personId });
});

/** An hour of the signatory on a day of a meeting of the project, at which they were. */
async function hours(it: Granted, workedOn: string): Promise<void> {
  const person = globalId(Person, it.signatory.personId!);
  const { projectId } = it;
  const entry = await it.write(it.coordinator, async (tx) => {
    const meeting = await new MeetingService().make(
      tx,
      { title: `Möte ${workedOn}`, plannedOn: workedOn, startsAt: '09:00' },
      { ...nobody, projectId: projectId.slice(4) },
    );
    await new MeetingService().hold(tx, { id: globalId(Meeting, meeting), expectedVersion: 1, heldOn: workedOn });
    await tx.sql(`insert into attendance (meeting_id, person_id, status) values ($1, $2, 'present')`, [meeting, it.signatory.personId]);
    return new TimeService().record(tx, { projectId, personId: person, workedOn, minutes: 90, activity: 'Möte' });
  });
  const chief = await it.world.as('chiefExecutive', { municipalityId: it.world.municipalities.Umeå! });
  await it.write(chief, (tx) => new CertificationService().certify(tx, { ids: [globalId(TimeEntry, entry)] }));
}

test('a certified hour is claimed with its minutes, its rate and the meeting of that day, under a name that says nothing and stays the same', async () => {
  const it = await newGranted();
  const rate = { projectId: it.projectId, personId: globalId(Person, it.signatory.personId!), startsOn: '2026-01-01', hourly: 400_00n };
  await it.write(it.coordinator, (tx) => new HourlyRateService().set(tx, rate));
  await hours(it, '2026-02-03');
  const grant = await it.grant();
  const first = await it.signed(grant, '01-01', '03-31');
  const meetings = [{ title: 'Möte 2026-02-03', startsAt: '09:00', present: true }];
  const told = {
    kind: 'inKind',
    minutes: 90,
    hourlyRate: 400_00n,
    eligible: 600_00n,
    personLabel: 'Person 1',
    evidence: { files: [], meetings },
  };
  expect(await it.lines(first)).toMatchObject([told]);
  expect(await it.claim(first)).toMatchObject({ claimedInKind: 600_00n, claimedSupport: 300_00n });
  await hours(it, '2026-05-05');
  expect((await it.lines(await it.prepare(grant, '04-01', '06-30')))[0]!.personLabel).toBe('Person 1');
});
