import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '@samnav/platform';
import type { JsonValue } from '@samnav/platform';
import { unzipSync } from 'fflate';
import { proofOf, withManifest, zipOf } from './proofs.ts';
import type { Chance, Part } from './proofs.ts';
import { newKey, sha256 } from './stage.ts';
import type { ReportStage } from './stage.ts';

/** A sealed report and its bundle, as it should be. */
export interface Genuine {
  id: string;
  bundle: Buffer;
}
/** Something that somebody could do; answers the bundle that comes of it, and leaves everything as it was. */
export type Tampering = (at: { stage: ReportStage; genuine: Genuine; others: readonly Genuine[]; random: Chance }) => Promise<Buffer | null>;

type Json = any;

const partsOf = (bundle: Buffer): Part[] => Object.entries(unzipSync(bundle)).map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes) }));
const nameless = (bundle: Buffer): Part[] => partsOf(bundle).slice(1);
const named = (parts: readonly Part[], path: string): Part => parts.find((part) => part.path === path)!;
const jsonOf = (part: Part): Json => JSON.parse(part.bytes.toString()) as Json;
const again = (json: Json): Buffer => Buffer.from(canonicalJson(json as JsonValue));
/** Archive and manifest as a skilled forger would make them: fitting. */
const whole = (parts: readonly Part[]): Promise<Buffer> => zipOf(withManifest(parts));

function flipped(bytes: Buffer, random: Chance): Buffer {
  const copy = Buffer.from(bytes);
  const at = random(copy.length);
  copy[at] = copy[at]! ^ (1 << random(8));
  return copy;
}

/** A tampering with one part, the rest of the bundle made to fit. */
const withPart =
  (path: string, change: (json: Json, random: Chance) => void): Tampering =>
  async ({ genuine, random }) => {
    const parts = nameless(genuine.bundle);
    const part = named(parts, path);
    const json = jsonOf(part);
    change(json, random);
    part.bytes = again(json);
    return whole(parts);
  };

/** The sums of changed lines, so that only the hash can tell. */
function resum(report: Json): void {
  for (const sum of report.sums) {
    const lines = report.lines.filter((line: Json) => line.kind === sum.kind && line.category === sum.category);
    sum.lines = lines.length;
    for (const part of ['amount', 'eligible', 'excluded'])
      sum[part] = String(lines.reduce((all: bigint, line: Json) => all + BigInt(line[part]), 0n));
  }
  report.sums = report.sums.filter(({ lines }: Json) => lines > 0);
}
function cheaper(report: Json, random: Chance): void {
  const line = report.lines[random(report.lines.length)];
  for (const part of ['amount', 'eligible']) line[part] = String(BigInt(line[part]) + 1n + BigInt(random(1_000_000)));
  resum(report);
}

/** Bytes of the archive, by somebody who knows nothing of it. */
const ofBytes: Record<string, Tampering> = {
  'a bit of the archive': async ({ genuine, random }) => flipped(genuine.bundle, random),
  'a byte cut out': async ({ genuine: { bundle }, random }) => {
    const at = random(bundle.length);
    return Buffer.concat([bundle.subarray(0, at), bundle.subarray(at + 1)]);
  },
  'a byte put in': async ({ genuine: { bundle }, random }) => {
    const at = random(bundle.length + 1);
    return Buffer.concat([bundle.subarray(0, at), Buffer.of(random(256)), bundle.subarray(at)]);
  },
  'the end cut off': async ({ genuine: { bundle }, random }) => bundle.subarray(0, random(bundle.length)),
  'two stretches swapped': async ({ genuine: { bundle }, random }) => {
    const half = Math.floor(bundle.length / 2);
    const length = 1 + random(Math.min(2_000, half - 1));
    const [a, b] = [random(half - length), half + random(half - length)];
    const copy = Buffer.from(bundle);
    bundle.copy(copy, a, b, b + length);
    bundle.copy(copy, b, a, a + length);
    return copy;
  },
};

/** Files of the bundle, by somebody who makes the archive and the manifest fit. */
const ofParts: Record<string, Tampering> = {
  'an amount of a line, sums made to fit': withPart('report.json', cheaper),
  'a line taken out, sums made to fit': withPart('report.json', (report, random) => {
    report.lines.splice(random(report.lines.length), 1);
    resum(report);
  }),
  'a line twice, sums made to fit': withPart('report.json', (report, random) => {
    report.lines.push(report.lines[random(report.lines.length)]);
    resum(report);
  }),
  'two lines swapped': withPart('report.json', (report) => report.lines.reverse()),
  'who signed': withPart('report.json', (report) => (report.report.signedBy = 'Nils Ek')),
  'what is asked for': withPart('report.json', (report, random) => (report.claim.support = String(random(1e9)))),
  'a rule of the grant': withPart('report.json', (report) => (report.grant.shareBp += 100)),
  'the day of the signing': withPart('proof.json', (proof) => (proof.entries[0].body.at = '2020-01-01T00:00:00.000000Z')),
  'the place in the log': withPart('proof.json', (proof) => (proof.entries[0].body.seq += 1)),
  'a hash of the path': withPart('proof.json', (proof, random) => {
    const { path } = proof.entries[random(2)];
    path[random(path.length)] = Buffer.from(sha256(String(random(1e9))), 'hex').toString('base64');
  }),
  'a hash of the path left out': withPart('proof.json', (proof, random) => proof.entries[random(2)].path.splice(0, 1)),
  'the time of the checkpoint': withPart('proof.json', (proof) => (proof.checkpoint = proof.checkpoint.replace(/time \d{4}/, 'time 1999'))),
  'the size of the log': withPart(
    'proof.json',
    (proof) => (proof.checkpoint = proof.checkpoint.replace(/\n(\d+)\n/, (_: string, n: string) => `\n${Number(n) + 1}\n`)),
  ),
  'the events swapped': withPart('proof.json', (proof) => proof.entries.reverse()),
  'another PDF': async ({ genuine, random }) => {
    const parts = nameless(genuine.bundle);
    named(parts, 'report.pdf').bytes = flipped(named(parts, 'report.pdf').bytes, random);
    return whole(parts);
  },
  'another evidence': async ({ genuine, random }) => {
    const parts = nameless(genuine.bundle);
    const part = parts[3 + random(parts.length - 3)]!;
    part.bytes = Buffer.from(`forged ${random(1e9)}`);
    return whole(parts);
  },
  'another evidence, named by the report': async ({ genuine, random }) => {
    const parts = nameless(genuine.bundle);
    const part = parts[3 + random(parts.length - 3)]!;
    const report = jsonOf(parts[0]!);
    part.bytes = Buffer.from(`forged ${random(1e9)}`);
    Object.assign(
      report.evidence.find(({ path }: Json) => path === part.path),
      { sha256: sha256(part.bytes), size: part.bytes.length },
    );
    parts[0]!.bytes = again(report);
    return whole(parts);
  },
  'evidence taken out': async ({ genuine, random }) => {
    const parts = nameless(genuine.bundle);
    parts.splice(3 + random(parts.length - 3), 1);
    return whole(parts);
  },
  'evidence put in': async ({ genuine }) => whole([...nameless(genuine.bundle), { path: 'evidence/more.pdf', bytes: Buffer.from('more') }]),
  'evidence in another order': async ({ genuine }) => {
    const parts = nameless(genuine.bundle);
    return whole([...parts.slice(0, 3), ...parts.slice(3).reverse()]);
  },
  'a part left out': async ({ genuine, random }) => {
    const parts = nameless(genuine.bundle);
    parts.splice(random(3), 1);
    return whole(parts);
  },
  'another report with this proof': async ({ genuine, others, random }) => {
    const parts = nameless(others[random(others.length)]!.bundle);
    named(parts, 'proof.json').bytes = named(partsOf(genuine.bundle), 'proof.json').bytes;
    return whole(parts);
  },
  "another report's PDF": async ({ genuine, others, random }) => {
    const parts = nameless(genuine.bundle);
    named(parts, 'report.pdf').bytes = named(partsOf(others[random(others.length)]!.bundle), 'report.pdf').bytes;
    return whole(parts);
  },
  'all sealed anew with another key': async ({ genuine, random }) => {
    const parts = nameless(genuine.bundle);
    const report = jsonOf(parts[0]!);
    if (random(2)) cheaper(report, random);
    parts[0]!.bytes = again(report);
    const size = 2 + random(500);
    const told = { report: parts[0]!.bytes, pdf: named(parts, 'report.pdf').bytes, size, seqs: [1, 2] as const };
    named(parts, 'proof.json').bytes = proofOf(told, newKey());
    return whole(parts);
  },
};

/** Does something as the database's owner, fetches the bundle, and takes it back. */
const inDatabase =
  (change: (id: string, random: Chance) => { sql: string; params: unknown[]; undo: string; undoParams?: unknown[] }): Tampering =>
  async ({ stage, genuine, random }) => {
    const { sql, params, undo, undoParams = params } = change(genuine.id.slice(4), random);
    const { rowCount } = await stage.owner.query(sql, params);
    if (!rowCount) return null;
    return stage.bundle(genuine.id).finally(() => stage.owner.query(undo, undoParams));
  };

/** Stored bytes of a part, a bit flipped. Flipping it once more takes it back. */
const bitOfPart = (name: string): Tampering =>
  inDatabase((id, random) => {
    const sql = `update report_part p set bytes = set_bit(p.bytes, b.at, 1 - get_bit(p.bytes, b.at))
      from (select (length(bytes)::bigint * 8 * $2 / 1000000)::bigint as at from report_part where report_id = $1 and name = '${name}') b
      where p.report_id = $1 and p.name = '${name}'`;
    return { sql, params: [id, random(1_000_000)], undo: sql };
  });

/** What the log says of the report, as if the proof had been made of it. */
const withNewProof =
  (sql: string, undo: string): Tampering =>
  async ({ stage, genuine }) => {
    const id = genuine.id.slice(4);
    const forget = `delete from report_part where report_id = $1 and name = 'proof.json'`;
    const { rowCount } = await stage.owner.query(sql, [id]);
    if (!rowCount) return null;
    await stage.owner.query(forget, [id]);
    await stage.seal();
    const bundle = await stage.bundle(genuine.id);
    await stage.owner.query(undo, [id]);
    await stage.owner.query(forget, [id]);
    await stage.seal();
    return bundle;
  };
const EVENT = `audit_event e where e.subject_id = $1 and e.action = 'projectReport.signed'`;

/** Rows of the database, by its owner, triggers off. */
const ofRows: Record<string, Tampering> = {
  'a bit of the kept text': bitOfPart('report.json'),
  'a bit of the kept PDF': bitOfPart('report.pdf'),
  'a bit of the kept proof': bitOfPart('proof.json'),
  'the event in the log': withNewProof(
    `update audit_event e set at = at - interval '1 day' where e.subject_id = $1 and e.action = 'projectReport.signed'`,
    `update audit_event e set at = at + interval '1 day' where e.subject_id = $1 and e.action = 'projectReport.signed'`,
  ),
  'the leaf in the log': withNewProof(
    `update audit_seal s set leaf = set_bit(leaf, 7, 1 - get_bit(leaf, 7)) where exists (select from ${EVENT} and e.tenant_id = s.tenant_id and s.seq = (
       select seq - 1 from audit_seal o where o.tenant_id = e.tenant_id and o.event_id = e.id))`,
    `update audit_seal s set leaf = set_bit(leaf, 7, 1 - get_bit(leaf, 7)) where exists (select from ${EVENT} and e.tenant_id = s.tenant_id and s.seq = (
       select seq - 1 from audit_seal o where o.tenant_id = e.tenant_id and o.event_id = e.id))`,
  ),
  'where evidence lies': inDatabase((id) => {
    const sql = `update file f set storage_key = other.storage_key from file other
      where f.id = (select f1.id from report_part p cross join lateral jsonb_array_elements(convert_from(p.bytes, 'UTF8')::jsonb -> 'evidence') e
          join file f1 on f1.tenant_id = p.tenant_id and f1.sha256 = e ->> 'sha256' where p.report_id = $1 and p.name = 'report.json' order by f1.id limit 1)
        and other.id = (select o.id from file o where o.tenant_id = f.tenant_id and o.id <> f.id and o.sha256 <> f.sha256 order by o.id limit 1)`;
    return {
      sql: `with kept as (insert into tampered_file select id, storage_key from file on conflict do nothing) ${sql}`,
      params: [id],
      undo: `update file f set storage_key = t.storage_key from tampered_file t where t.id = f.id`,
      undoParams: [],
    };
  }),
};

/** A stored file, changed or gone. */
const inStore =
  (change: (path: string, bytes: Buffer, random: Chance) => Promise<void>): Tampering =>
  async ({ stage, genuine, random }) => {
    const evidence = nameless(genuine.bundle).slice(3);
    const { bytes } = evidence[random(evidence.length)]!;
    const folder = join(stage.folder, 'files', stage.granted.world.tenantId);
    const same: string[] = [];
    for (const name of readdirSync(folder)) if ((await readFile(join(folder, name))).equals(bytes)) same.push(join(folder, name));
    for (const path of same) await change(path, bytes, random);
    return stage.bundle(genuine.id).finally(() => Promise.all(same.map((path) => writeFile(path, bytes))));
  };
const ofFiles: Record<string, Tampering> = {
  'a bit of a stored file': inStore((path, bytes, random) => writeFile(path, flipped(bytes, random))),
  'a stored file cut': inStore((path, bytes, random) => writeFile(path, bytes.subarray(0, random(bytes.length)))),
  'a stored file gone': inStore((path) => rm(path)),
};

/** Every way to tamper, by where it is done. */
export const tamperings: Record<string, Record<string, Tampering>> = { bytes: ofBytes, parts: ofParts, rows: ofRows, files: ofFiles };
