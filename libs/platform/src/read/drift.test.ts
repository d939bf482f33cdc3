import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { Catalogue } from './catalogue.ts';
import { refuseDrift } from './drift.ts';
import { entities } from './testing/entities.ts';
import { makeTables } from './testing/tables.ts';

const SCHEMA = 'read_drift';
const options = `-c search_path=${SCHEMA},public`;
let runtime: pg.Pool;
let owner: pg.Client;
beforeAll(async () => {
  runtime = new pg.Pool({ connectionString: await makeTables(SCHEMA), max: 1, options });
  owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL, options });
  await owner.connect();
});
beforeEach(() => owner.query('begin'));
afterEach(() => owner.query('rollback'));
afterAll(async () => {
  await owner.end();
  await runtime.end();
});

const faults = (database: Parameters<typeof refuseDrift>[0]): Promise<string[]> =>
  refuseDrift(database, new Catalogue(entities)).then(
    () => [],
    (error: Error) => error.message.split('\n').map((line) => line.trim()),
  );

test('a database as the entities say is let through, by the role that reads it', async () => {
  expect(await faults(runtime)).toEqual([]);
});

test.each([
  ['alter table read_team drop column town_id', 'Team.townId: read_team.town_id does not exist; it would be uuid'],
  ['alter table read_plan alter share type text', 'Plan.share: read_plan.share is text, and not numeric'],
  ['alter table read_plan alter starts_on drop not null', 'Plan.startsOn: read_plan.starts_on may be null; declare it nullable, or make it not null'],
  ['alter table read_line rename to read_row', 'Line.year: read_line.year does not exist; it would be int'],
  ['alter table read_spending drop constraint taken', 'Spending.line is within planId, but no foreign key holds line_id and plan_id together'],
])('stops the start: %s', async (change, fault) => {
  await owner.query(change);
  expect(await faults(owner)).toContain(fault);
});

test('and so does SQL by hand that cannot run', async () => {
  const refused: Parameters<typeof refuseDrift>[0] = {
    query: ((text: string, values: unknown[]) =>
      text.includes('s.title') ? Promise.reject(new Error('column s.title does not exist')) : runtime.query(text, values)) as never,
  };
  expect(await faults(refused)).toContain('Plan.firstStep: column s.title does not exist');
});
