import { getNamedType, isLeafType } from 'graphql';
import type pg from 'pg';
import type { Fact } from './facts.ts';
import { Facts } from './facts.ts';
import type { Findings } from './findings.ts';
import { fieldsOf, fieldText, leadsTo } from './fields.ts';
import { far } from './may.ts';
import type { Who } from './people.ts';
import { sampleOf } from './sample.ts';
import { lackedBy, needsOf, sees, types } from './sees.ts';
import type { World } from './world.ts';

/**
 * What somebody does not see has no part in anything that they see: every number, day, time and flag of it may change, and every answer stays
 * the same. So no sum, count, state or order tells of hidden rows.
 */
export async function walkInterference(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  for (const who of people) {
    const before = await readAll(world, who);
    const facts = await Facts.read(world.admin); // with what was written meanwhile
    const changed = await perturb(world.admin, facts, who);
    const after = await readAll(world, who);
    findings.count('answers compared after hidden rows changed', before.size);
    findings.count('hidden cells changed and rows added', changed);
    for (const [query, text] of before)
      if (after.get(query) !== text) findings.found('interference', who.name, differing(query, text, after.get(query)!));
  }
}

const differing = (query: string, one: string, other: string): string => {
  const at = [...one].findIndex((letter, i) => other[i] !== letter);
  return `${query.slice(0, 120)} … reads ${one.slice(Math.max(0, at - 60), at + 60)} and then ${other.slice(Math.max(0, at - 60), at + 60)}`;
};

/** Everything that somebody can read, type by type. */
async function readAll(world: World, who: Who): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const type of Object.keys(types).filter((name) => far(who, needsOf(name)) !== '-')) {
    const { ids } = sampleOf(world, who, type);
    const fields = fieldsOf(type).filter((field) => !(lackedBy(who, type, field.name) ?? (leadsTo(field) && lackedBy(who, leadsTo(field)!, 'id'))));
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)) || !leadsTo(field));
    for (const some of [leaves, fields.filter((field) => !leaves.includes(field))]) {
      if (!some.length) continue;
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ${type} { ${some.map((field) => fieldText(field)).join(' ')} } } }`;
      answers.set(query, (await world.server.ask(who, query, { ids })).text);
    }
  }
  return answers;
}

const STEP: Record<string, string> = {
  bigint: '+ 7300',
  integer: '+ 3',
  date: '+ 40',
  'timestamp with time zone': `+ interval '40 days'`,
  text: `|| 'x'`,
};
/** What a row is, and what it belongs to, stays: it must not become visible. */
const STAYS = /^(id|kind|tenant_id|version|published_on|state|starts_on|ends_on|valid_from|time_zone)$|_id$/;

/** Changes every cell of the rows that somebody does not see, past triggers; answers how many columns took it. */
async function perturb(admin: pg.Client, facts: Facts, who: Who): Promise<number> {
  let changed = 0;
  await admin.query('set session_replication_role = replica');
  for (const [type, { table }] of Object.entries(types)) {
    const hidden = hiddenRows(facts, who, type);
    const { rows } = await admin.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    for (const column of rows.filter(({ name, type: kind }) => STEP[kind] && !STAYS.test(name))) {
      const ids = hidden.map(({ id }) => id);
      const done = await admin
        .query(`update ${table} set "${column.name}" = "${column.name}" ${STEP[column.type]} where id = any($1)`, [ids])
        .catch(() => undefined);
      changed += done?.rowCount ?? 0;
    }
  }
  for (const [type, { table }] of Object.entries(types)) changed += await multiply(admin, table, hiddenRows(facts, who, type));
  await admin.query('set session_replication_role = origin');
  return changed;
}

const VIEWS_AND_ROOMS = ['BudgetFollowUp', 'ProjectMonth', 'TargetCounted', 'TargetNotCounted', 'WorkgroupCoverage', 'Tenant', 'Funder'];
const hiddenRows = (facts: Facts, who: Who, type: string): Fact[] =>
  VIEWS_AND_ROOMS.includes(type)
    ? []
    : facts.all(types[type]!.table).filter((fact: Fact) => !sees(facts, { ...who, scopes: undefined }, type, fact) && !mine(fact, who));

/** One more of each hidden row, where the table takes it: what is counted must not see it. */
async function multiply(admin: pg.Client, table: string, hidden: readonly Fact[]): Promise<number> {
  if (table === 'budget' || !hidden.length) return 0; // it has its project's id
  const { rows } = await admin.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  const value = ({ name, type }: { name: string; type: string }): string =>
    name === 'id'
      ? 'gen_random_uuid()'
      : type === 'bytea'
        ? 'sha256(uuid_send(gen_random_uuid()))'
        : /^(number|name|title)$/.test(name) && type === 'text'
          ? `"${name}" || 'k'`
          : `"${name}"`;
  const copy = `insert into ${table} (${rows.map(({ name }) => `"${name}"`).join()}) select ${rows.map(value).join()} from ${table} where id = $1`;
  let made = 0;
  for (const { id } of hidden.slice(0, 5)) made += (await admin.query(copy, [id]).catch(() => undefined))?.rowCount ?? 0;
  return made;
}
const mine = ({ row }: Fact, who: Who): boolean => row.account_id === who.accountId;
