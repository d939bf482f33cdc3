import '@samnav/networks';
import '@samnav/projects';
import '@samnav/funding';
import '@samnav/reminders';
import '@samnav/meetings';
import '@samnav/goals';
import { readFileSync } from 'node:fs';
import { allowed, Catalogue, demoAccounts, makeScope, modelOf, operationsOf, parseWithin } from '@samnav/platform';
import type { Model, Scope } from '@samnav/platform';
import { buildSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import pg from 'pg';
import { spoiled } from '../../libs/platform/src/read/testing/odd.ts';
import type { Pick } from '../../libs/platform/src/read/testing/odd.ts';
import type { Source, Values } from '../../libs/platform/src/read/testing/generate.ts';

const schema: GraphQLSchema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));
const catalogue = new Catalogue();

/** Ids by entity, and words that stand in texts, of one tenant. */
interface Stock {
  ids: ReadonlyMap<string, readonly string[]>;
  words: readonly string[];
}

/** Somebody of the demo, and what operations are made of for them. */
export interface Viewer {
  email: string;
  tenant: string;
  source: Source;
}

/** One viewer for each role and tenant of the demo. */
export async function viewersOf(): Promise<Viewer[]> {
  const people = demoAccounts().accounts.filter(({ tenant, roles }) => tenant && roles.length);
  const seen = new Set<string>();
  const different = people.filter(({ tenant, roles }) => {
    const kind = `${tenant} ${roles.map(({ role }) => role).join()}`;
    return !seen.has(kind) && seen.add(kind);
  });
  const stocks = new Map<string, Stock>();
  for (const tenant of new Set(different.map((one) => one.tenant!))) stocks.set(tenant, await stockOf(tenant));
  return different.map(({ email, tenant, roles }) => {
    const assignments = roles.map(({ role }) => ({ role, municipalityId: null, workgroupId: null, projectId: null }));
    const scope = makeScope({ tenantId: '', tenant: tenant!, accountId: null, assignments, now: new Date().toISOString() });
    const [own, ...others] = [stocks.get(tenant!)!, ...[...stocks.values()].filter((stock) => stock !== stocks.get(tenant!))];
    const source = { schema, values: valuesOf(own!, others), allows: mayName(scope), parse: parseWithin, spoilOneIn: 12 };
    return { email, tenant: tenant!, source };
  });
}

async function stockOf(tenant: string): Promise<Stock> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  try {
    const ids = new Map<string, string[]>();
    const words = new Set<string>();
    for (const model of catalogue.models) {
      const texts = [...model.members.values()].flatMap((m) => (m.is === 'column' && !m.hidden && m.kind.cast === 'text' ? [m.column] : []));
      const own = model.members.has('tenantId') ? 'where tenant_id = (select id from tenant where slug = $1)' : 'where $1::text is not null';
      const { rows } = await client.query<Record<string, string | null>>(
        `select ${['id', ...texts].map((column) => `${client.escapeIdentifier(column)}::text`).join()} from ${model.table} ${own} order by id limit 15`,
        [tenant],
      );
      ids.set(
        model.name,
        rows.map((row) => `${model.prefix}_${row.id}`),
      );
      for (const row of rows.slice(0, 4)) for (const text of texts) if (row[text]) words.add(row[text]).add(row[text].slice(0, 3));
    }
    return { ids, words: [...words] };
  } finally {
    await client.end();
  }
}

const scalars: Record<string, readonly unknown[]> = {
  Date: ['2024-01-01', '2025-06-30', '2026-03-01', '2027-12-31'],
  DateTime: ['2025-01-01T00:00:00Z', '2026-06-01T12:00:00.5+02:00', '2099-01-01T00:00:00Z'],
  Decimal: ['0', '100000.00', '2500000.50', '-1'],
  Int: [0, 1, 2, 3, 2025, 2026],
  Time: ['08:00', '15:30'],
  Boolean: [true, false],
};

function valuesOf(own: Stock, others: readonly Stock[]): Values {
  const mine = [...own.ids.values()].flat();
  const theirs = others.flatMap((stock) => [...stock.ids.values()].flat());
  return {
    scalar: (type, pick) => {
      if (type === 'ID') return pick([mine, mine, mine, mine, theirs, ['', 'x', 'prj_1']][pick([0, 1, 2, 3, 4, 5])]!);
      return type === 'String' ? pick(own.words) : pick(scalars[type]!);
    },
    cursor: (type, orderBy, pick) => cursorOf(catalogue.byName(type)!, orderBy as OrderBy, own, pick),
  };
}

type OrderBy = { field: string; direction?: string } | { field: string; direction?: string }[] | null | undefined;

/** A cursor of that order to where a row might be. */
function cursorOf(model: Model, orderBy: OrderBy, stock: Stock, pick: Pick): string {
  const asked = [orderBy ?? []].flat().map(({ field, direction }) => ({ name: field, descending: direction === 'DESC' }));
  const given = asked.length ? asked : model.order;
  const descending = given.find((key) => key.name === 'id')?.descending ?? given.at(-1)?.descending ?? false;
  const keys = [...given.filter((key) => key.name !== 'id'), { name: 'id', descending }];
  const part = ({ name }: { name: string }): unknown => {
    if (name === 'id')
      return pick(stock.ids.get(model.name)?.length ? stock.ids.get(model.name)! : ['non_0198c0de-0000-7000-8000-000000000001']).slice(4);
    const member = model.members.get(name);
    if (member?.is !== 'column') return null;
    if (member.nullable && pick([true, false, false])) return null;
    const kinds: Record<string, readonly unknown[]> = {
      date: scalars.Date!,
      time: scalars.Time!,
      timestamptz: scalars.DateTime!,
      boolean: ['true', 'false'],
      int: ['1', '2026'],
    };
    return pick(kinds[member.kind.cast] ?? (['bigint', 'numeric'].includes(member.kind.cast) ? ['0', '100000'] : stock.words));
  };
  const sign = keys.map((key) => `${key.name} ${key.descending ? 'desc' : 'asc'}`).join();
  if (pick([...Array.from({ length: 30 }, () => false), true])) return String(spoiled('cursor', pick));
  return Buffer.from(JSON.stringify([sign, ...keys.map(part)])).toString('base64url');
}

/** Whether the scope may name a field of a type, in selections, filters and orders. */
function mayName(scope: Scope): (type: string, field: string) => boolean {
  const known = new Map<string, boolean>();
  const may = (type: string, field: string): boolean => {
    const model = type === 'Query' ? undefined : catalogue.byName(type);
    if (!model) return allowed(scope, catalogue.byList(field)?.allow ?? 'tenant.read');
    const member = model.members.get(field);
    if (!member) return true;
    const targets = member.is === 'one' || member.is === 'many' ? [modelOf(member.target()).allow ?? []].flat() : [];
    return [...operationsOf(model, member), ...targets, ...(field === 'id' && model.allow ? [model.allow] : [])].every((one) => allowed(scope, one));
  };
  return (type, field) => {
    const key = `${type}.${field}`;
    const yes = known.get(key) ?? may(type, field);
    known.set(key, yes);
    return yes;
  };
}
