import { execFileSync, spawnSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { Fault } from '../../apps/verify/src/fault.ts';
import { verifyLog } from '../../apps/verify/src/verify.ts';
import type { Known, Sound } from '../../apps/verify/src/verify.ts';
import { exportLog } from '../../libs/platform/src/audit/export.ts';
import { insertAuditEvent } from '../../libs/platform/src/audit/record.ts';
import { readSealKey } from '../../libs/platform/src/audit/seal-key.ts';
import { Sealer } from '../../libs/platform/src/audit/sealer.ts';
import { closeTestDatabase, newTenant, testDatabase } from '../../libs/platform/src/testing/index.ts';
import type { Scope } from '@samnav/platform';
import { flipOneBit, rebuild, refit, resign, tamperAtRandom } from './audit-tampering.ts';

const folder = mkdtempSync(join(tmpdir(), 'samnav-audit-'));
const sealing = new pg.Pool({ connectionString: process.env.SEALER_DATABASE_URL, max: 2 });
const newKey = () => readSealKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string);
const key = newKey();
const sealer = new Sealer(sealing, key);
afterAll(() => Promise.all([closeTestDatabase(), sealing.end()]));

/** A tenant's log with events in batches of these sizes, each under its own checkpoint, as lines without their ends. */
async function newLog(batches: number[]): Promise<{ lines: string[]; scope: Scope }> {
  const { system: scope } = await newTenant({ municipalities: [] });
  for (const size of batches) {
    await record(scope, size);
    while ((await sealing.query('select from audit_unsealed where tenant_id = $1', [scope.tenantId])).rowCount) await sealer.seal(scope.tenantId);
  }
  return { lines: await linesOf(scope), scope };
}

async function record(scope: Scope, many: number): Promise<void> {
  await (
    await testDatabase()
  ).write(scope, async (tx) => {
    if (many > 100)
      await tx.sql(
        `insert into audit_event (action, subject_type, changes) select 'x.changed', 'X', jsonb_build_object('n', jsonb_build_object('after', g)) from generate_series(1, ${many}) g`,
      );
    else for (let i = 0; i < many; i++) await insertAuditEvent(tx, event(i));
  });
}
const event = (i: number) => ({
  action: 'person.changed',
  subjectType: 'Person',
  subjectId: randomUUID(),
  changes: { name: { before: 'Anna', after: `Åsa ${i}` }, sortOrder: { after: i }, amount: { before: null, after: 2_400_000_00n } },
  personal: ['name'],
  note: i % 3 ? null : 'Bytte namn',
});

async function linesOf(scope: Scope): Promise<string[]> {
  let text = '';
  for await (const part of exportLog(await testDatabase(), scope)) text += part;
  return text.trimEnd().split('\n');
}

let written = 0;
function verify(lines: string[] | Buffer, known: Known = { key: key.publicKey }): Promise<Sound> {
  const file = join(folder, `${(written += 1)}.jsonl`);
  writeFileSync(file, Array.isArray(lines) ? `${lines.join('\n')}\n` : lines);
  return verifyLog(file, known);
}
const without = (lines: string[], at: number): string[] => lines.filter((_, i) => i !== at);
const swapped = (lines: string[], a: number, b: number): string[] => lines.map((line, i) => (i === a ? lines[b]! : i === b ? lines[a]! : line));

describe('a log of ten thousand events', () => {
  let lines: string[];
  beforeAll(async () => void ({ lines } = await newLog([10_000])));
  const lineOf = (seq: number): number => lines.findIndex((line) => line.includes(`"seq":${seq},`));

  test('is valid as it was exported', async () => {
    expect(await verify(lines)).toMatchObject({ size: 10_000, checkpoints: 10, erased: 0 });
  });

  test('names the entry of which one byte was changed', async () => {
    const at = lineOf(5_000);
    const changed = lines.map((line, i) => (i === at ? line.replace('x.changed', 'x.chamged') : line));
    await expect(verify(changed)).rejects.toThrow(`changed: line ${at + 1}, entry 5000: the entry does not fit its leaf hash.`);
  });

  test('names the entry that was deleted', async () => {
    const at = lineOf(7_777);
    await expect(verify(without(lines, at))).rejects.toThrow(
      `missing: line ${at + 1}, entry 7777: entry 7777 belongs here and is nowhere in the file.`,
    );
    await expect(verify(without(lines, lineOf(10_000)))).rejects.toThrow('entry 10000 belongs here and is nowhere in the file');
    await expect(verify(without(lines, 1_001))).rejects.toThrow('missing: line 2002: checkpoint 1 belongs here');
  });

  test('names both places of two entries that were swapped', async () => {
    const [a, b] = [lineOf(42), lineOf(9_000)];
    await expect(verify(swapped(lines, a, b))).rejects.toThrow(
      `swapped: line ${a + 1}, entry 42: entry 42 belongs here and stands in line ${b + 1}.`,
    );
  });

  test('says where it was cut', async () => {
    await expect(verify(lines.slice(0, 4_000))).rejects.toThrow(
      'truncated: line 4000: the log ends here after 3996 entries and 3 checkpoints; its head says 10000 and 10',
    );
    await expect(verify(lines.slice(0, -1))).rejects.toThrow('truncated');
    await expect(verify(Buffer.from(`${lines.join('\n')}`))).rejects.toThrow('the file ends in the middle of this line');
  });
});

describe('the program', () => {
  const built = join(folder, 'verify');
  const log = join(folder, 'log.jsonl');
  let lines: string[];
  beforeAll(async () => {
    execFileSync(process.execPath, ['node_modules/ts7/bin/tsc', '-p', 'apps/verify/tsconfig.build.json', '--outDir', built]);
    writeFileSync(join(built, 'package.json'), '{"type":"module"}');
    ({ lines } = await newLog([3, 4]));
  });
  const run = (text: string[], ...more: string[]): { status: number | null; stdout: string } => {
    writeFileSync(log, `${text.join('\n')}\n`);
    return spawnSync(process.execPath, [join(built, 'main.js'), log, ...more], { encoding: 'utf8' });
  };

  test('prints valid with size, root and the fingerprint of the key', () => {
    const { status, stdout } = run(lines);
    expect({ status, first: stdout.split('\n')[0] }).toEqual({ status: 0, first: 'valid' });
    expect(stdout).toContain(`SHA256:`);
    expect(stdout).toContain('taken from the file itself');
    expect(stdout).toContain(rebuild(lines, 7));
  });

  test('prints the first bad entry in one sentence', () => {
    expect(run(without(lines, 2))).toMatchObject({
      status: 1,
      stdout: 'missing: line 3, entry 2: entry 2 belongs here and is nowhere in the file.\n',
    });
  });

  test('remembers what it proved, and trusts the key it is given', () => {
    const [known, pinned] = [join(folder, 'known.json'), join(folder, 'seal.pub')];
    writeFileSync(pinned, newKey().publicKey.toString('base64'));
    expect(run(lines, '--known', known).status).toBe(0);
    expect(run(resign(lines, newKey()), '--known', known)).toMatchObject({ status: 1, stdout: expect.stringContaining('re-sealed') });
    expect(run(lines, '--key', pinned)).toMatchObject({ status: 1, stdout: expect.stringContaining('re-sealed') });
    writeFileSync(pinned, createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' }));
    expect(run(lines, '--key', pinned).stdout).not.toContain('taken from the file itself');
  });
});

describe('a small log with many checkpoints', () => {
  let lines: string[];
  let scope: Scope;
  let known: Known;
  beforeAll(async () => {
    ({ lines, scope } = await newLog([7, 1, 12, 5, 15]));
    const { origin, size, root } = await verify(lines);
    known = { origin, key: key.publicKey, size, root };
  });

  test('is valid, also when it has grown since it was known', async () => {
    expect(await verify(lines, known)).toMatchObject({ size: 40, checkpoints: 5 });
    expect(await verify(lines, { ...known, size: 8, root: rebuild(lines, 8) })).toMatchObject({ size: 40 });
  });

  test('that was sealed again with another key is refused by the pinned key, and has another fingerprint', async () => {
    const forged = resign(refit(lines, 12, 'person.changed', 'person.removed'), newKey());
    await expect(verify(forged, known)).rejects.toThrow('re-sealed: line 1: the log names the key SHA256:');
    expect((await verify(forged, {})).fingerprint).not.toBe((await verify(lines)).fingerprint);
    await expect(verify([lines[0]!, ...forged.slice(1)], known)).rejects.toThrow('was signed with another key than SHA256:');
  });

  test('that was rolled back to an earlier checkpoint is refused by who knows the later one', async () => {
    const at = lines.findIndex((line) => line.includes('number 3'));
    const head = lines[0]!.replace('"checkpoints":5', '"checkpoints":3').replace('"size":40', '"size":20');
    const earlier = [head, ...lines.slice(1, at + 1)];
    expect(await verify(earlier)).toMatchObject({ size: 20 });
    await expect(verify(earlier, known)).rejects.toThrow('rolled back: line 24: the log ends after 20 entries, and 40 were known');
  });

  test('whose entry was rewritten together with its leaf names the checkpoint and the entries under it', async () => {
    const rewritten = refit(lines, 12, 'person.changed', 'person.removed');
    await expect(verify(rewritten)).rejects.toThrow('one of the entries 9 to 20 was changed together with its leaf hash');
  });

  test('is refused after each of a thousand random manipulations', async () => {
    const accepted: string[] = [];
    for (let round = 0; round < 1_000; round++) {
      const { what, bytes } = tamperAtRandom(lines);
      await verify(bytes, known).then(
        () => accepted.push(what),
        (error) => error instanceof Fault || accepted.push(`${what}: ${String(error)}`),
      );
    }
    expect(accepted).toEqual([]);
  });

  test('is refused whichever byte of its first four lines is changed', async () => {
    const bytes = Buffer.from(`${lines.slice(0, 4).join('\n')}\n`);
    const rest = Buffer.from(`${lines.slice(4).join('\n')}\n`);
    const results = [...bytes.keys()].map((at) =>
      verify(Buffer.concat([flipOneBit(bytes, at), rest]), known).then(
        () => at,
        () => null,
      ),
    );
    expect((await Promise.all(results)).filter((at) => at !== null)).toEqual([]);
  });

  test('still proves everything when the values about a person are erased', async () => {
    await new pg.Pool({ connectionString: process.env.WORKER_DATABASE_URL, max: 1 }).connect().then(async (client) => {
      await client.query('begin');
      await client.query(`select set_config('app.tenant_id', $1, true)`, [scope.tenantId]);
      await client.query(`delete from audit_secret s using audit_event e where e.id = s.event_id and e.subject_type = 'Person'`);
      await client.query('commit');
      await client.end();
    });
    const erased = await linesOf(scope);
    expect(await verify(erased, known)).toMatchObject({ size: 40, erased: 80 + 15 });
    expect(erased.join('')).not.toMatch(/Anna|Åsa|Bytte/);
  });
});

test("another tenant's events are never in the export", async () => {
  const [mine, other] = [await newLog([3]), await newLog([4])];
  expect(mine.lines.join('')).not.toContain(other.scope.tenantId);
  expect((await verify(mine.lines)).size).toBe(3);
  const mixed = [...mine.lines.slice(0, 2), other.lines[2]!, ...mine.lines.slice(3)];
  await expect(verify(mixed)).rejects.toThrow('it is of another tenant than the head says');
});

test('an event that was changed in the database no longer fits what was signed', async () => {
  const { scope } = await newLog([5]);
  const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
  await owner.query(
    `update audit_event set action = 'person.removed' where tenant_id = $1 and id = (select event_id from audit_seal where tenant_id = $1 and seq = 2)`,
    [scope.tenantId],
  );
  await owner.end();
  await expect(verify(await linesOf(scope))).rejects.toThrow('changed: line 3, entry 2');
});

test('a log of nothing is valid and says so', async () => {
  expect(await verify((await newLog([])).lines, {})).toMatchObject({ size: 0, checkpoints: 0 });
});

test('what is no log is refused', async () => {
  await expect(verify(['{"some":"json"}'])).rejects.toThrow('not a log: line 1: the first line is not the head of an exported audit log.');
  await expect(verify(Buffer.alloc(0))).rejects.toThrow('not a log');
  await expect(verify(Buffer.from(readFileSync(process.execPath).subarray(0, 5_000)))).rejects.toThrow('line 1');
});
