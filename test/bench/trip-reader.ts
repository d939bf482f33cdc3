import pg from 'pg';
import { Trips } from '../../libs/platform/src/read/trips.ts';

/** What `trip` measures, in a process of its own: the same row read in three ways, 16 at a time, until the time is up. */
const { RUNTIME_DATABASE_URL, OWNER_DATABASE_URL, PROJECTS } = process.env;
const rows = JSON.parse(PROJECTS!) as [tenant: string, id: string][];
const poolOf = (url: string): pg.Pool => new pg.Pool({ connectionString: url, max: 8, options: '-c plan_cache_mode=force_generic_plan' });
const [guarded, open] = [poolOf(RUNTIME_DATABASE_URL!), poolOf(OWNER_DATABASE_URL!)];
const trips = new Trips(guarded);

const text = (where: string): string => `select row_to_json(x)::text as row from (select id, number, name from project where ${where}) x`;
const mine = text('id = $1');
const plain = text('tenant_id = $1 and id = $2');
const SET = `select set_config('app.tenant_id', $1, true)`;

const ways: Record<string, (tenant: string, id: string) => Promise<unknown>> = {
  'one trip': (tenantId, id) => trips.read({ tenantId, name: 'mine', text: mine, values: [id] }),
  'no row-level security': async (tenant, id) =>
    (await open.query<{ row: string }>({ name: 'plain', text: plain, values: [tenant, id] })).rows[0]!.row,
  'begin, set, read, commit': async (tenant, id) => {
    const client = await guarded.connect();
    try {
      await client.query('begin');
      await client.query({ name: 'set', text: SET, values: [tenant] });
      const { rows } = await client.query<{ row: string }>({ name: 'mine in a transaction', text: mine, values: [id] });
      await client.query('commit');
      return rows[0]!.row;
    } finally {
      client.release();
    }
  },
};

async function run(way: string, milliseconds: number): Promise<{ requests: number; seconds: number; cpuMs: number }> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  let [at, requests] = [0, 0];
  const each = async (): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      const [tenant, id] = rows[at++ % rows.length]!;
      if (!String(await ways[way]!(tenant, id)).includes(id)) throw new Error(`${way} reads something else`);
      requests++;
    }
  };
  await Promise.all(Array.from({ length: 16 }, each));
  const { user, system } = process.cpuUsage(cpu);
  return { requests, seconds: (performance.now() - began) / 1000, cpuMs: (user + system) / 1000 };
}

process.on(
  'message',
  ({ way, milliseconds }: { way: string; milliseconds: number }) => void run(way, milliseconds).then((result) => process.send!(result)),
);
process.on('disconnect', () => process.exit(0));
process.send!(Object.keys(ways));
