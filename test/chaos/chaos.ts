import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '@samnav/migrations';
import { Database } from '@samnav/platform';
import { freePort } from '../../tools/processes.mjs';
import { drawActs, People } from './acts.ts';
import type { Act } from './acts.ts';
import { Link } from './link.ts';
import { Random } from './random.ts';
import { drawFaults, told } from './schedule.ts';
import type { Backend, Fault, Kill } from './schedule.ts';
import { FaultySmtp } from './smtp.ts';
import { KillablePostgres, KillableRedis } from './stores.ts';
import { clockLibrary, Supervised } from './supervised.ts';
import { Judge } from './verdict.ts';
import type { Verdict } from './verdict.ts';
import { furnish, promise } from './world.ts';
import type { World } from './world.ts';

export interface Options {
  seed: number;
  kills: number;
  backend: Backend;
  /** Reminders that fall due while everything breaks. */
  reminders: number;
  workers: number;
  redisBinary: string | undefined;
  say(line: string): void;
}
export interface Outcome extends Verdict {
  kills: Map<Kill, number>;
  misdeeds: ReadonlyMap<string, number>;
  drainedSeconds: number;
  acts: number;
  skewed: boolean;
  logs: string;
}

type Links = Record<'postgres' | 'redis' | 'smtp', Link | undefined>;
/** The goal is a minute; longer only to tell how long it took. */
const DRAIN_MS = 150_000;
/** What is not done yet, by what it is. */
const OPEN = `select * from (
    select 'reminder ' || state as what, count(*)::int as times from reminder where state in ('due', 'sending') or (state = 'planned' and send_at <= samnav_now()) group by 1
    union all select 'mail ' || state, count(*)::int from mail_message where state in ('queued', 'sending') group by 1
    union all select 'job ' || job, count(*)::int from outbox where done_at is null and failed_at is null and queue in ('mail', 'reminders') and run_at <= samnav_now() group by 1
  ) open order by what`;

/** What is still open a minute after all is well: who holds it, since when, and what the last try said. */
const STUCK = `select format('%s %s: try %s, fence %s, handed to the queue %s s ago, held for %s s more, run in %s s: %s', job, id, attempts, fence,
    round(extract(epoch from clock_timestamp() - enqueued_at)), round(extract(epoch from claimed_until - clock_timestamp())), round(extract(epoch from run_at - samnav_now())),
    last_error) as line from outbox where done_at is null and failed_at is null
  union all
  select format('session %s of %s, %s for %s s: %s', pid, usename, state, round(extract(epoch from clock_timestamp() - state_change)), left(regexp_replace(query, '\\s+', ' ', 'g'), 160))
  from pg_stat_activity where usename like 'samnav%' and state <> 'idle' and pid <> pg_backend_pid() limit 40`;

/** One run: a world of its own, its faults, and the verdict over what the mail server took. */
export class Chaos {
  private readonly random: Random;
  private readonly kills = new Map<Kill, number>();
  private readonly logs = mkdtempSync(join(tmpdir(), 'samnav-chaos-logs-'));
  private readonly smtp: FaultySmtp;
  private postgres!: KillablePostgres;
  private redis: KillableRedis | undefined;
  private database!: Database;
  private world!: World;
  private api!: Supervised;
  private workers: Supervised[] = [];
  private people!: People;
  private readonly links: Links[] = [];
  private readonly library = clockLibrary();
  private started = 0;

  constructor(private readonly options: Options) {
    this.random = new Random(options.seed);
    this.smtp = new FaultySmtp(new Random(options.seed + 1));
  }

  async run(): Promise<Outcome> {
    const { seed, kills, backend, reminders, workers, say } = this.options;
    const spread = kills * 1_150;
    try {
      await this.open(reminders, spread);
      const faults = drawFaults(this.random, kills, backend, workers);
      const acts = drawActs(this.world, this.random, spread);
      await this.begin();
      say(
        `seed ${seed}: ${reminders} reminders of ${this.world.owners.length} people in ${this.world.regions.length} regions, ${acts.length} answers, ${faults.length} faults`,
      );
      const acting = this.people.perform(acts, this.started);
      for (const fault of faults) await this.strike(fault);
      return await this.finish(acts, acting);
    } finally {
      await this.close();
    }
  }

  private async open(reminders: number, spread: number): Promise<void> {
    const { backend, redisBinary, workers } = this.options;
    this.postgres = await KillablePostgres.start();
    if (backend === 'redis') this.redis = await KillableRedis.start(redisBinary!);
    const { adminUrl, secret } = this.postgres;
    const { urls } = await migrate({ adminUrl, secret, mode: 'test' });
    this.database = await Database.connect({ url: urls.runtime, transactions: 2, reads: 2 });
    this.world = await furnish(this.database, this.random, reminders, spread);
    for (let i = 0; i < 2; i++) this.smtp.refused.add(this.random.pick(this.world.owners).address);
    const mailPort = await this.smtp.listen();
    for (let i = 0; i <= workers; i++) {
      const redis = this.redis && (await Link.to(this.redis.port));
      this.links.push({ postgres: await Link.to(this.postgres.port), redis, smtp: await Link.to(mailPort) });
    }
    await this.programs(urls);
  }

  private async programs(urls: Record<string, string>): Promise<void> {
    const { library } = this;
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const make = (name: string, app: string, links: Links): Supervised => {
      const clock = new Random(this.options.seed * 1_000 + this.workers.length);
      const skew = (): number => (clock.next() < 0.25 ? 0 : clock.between(-600, 600));
      const env = { ...this.env(urls, links), PORT: String(port), PUBLIC_URL: url };
      return new Supervised({ name, program: `apps/${app}/dist/main.js`, env, logs: this.logs, skew, library });
    };
    this.api = make('api', 'api', this.links[0]!);
    for (const [i, links] of this.links.slice(1).entries()) this.workers.push(make(`worker ${i + 1}`, 'worker', links));
    this.people = new People(url, this.world);
  }

  private env(urls: Record<string, string>, { postgres, redis, smtp }: Links): Record<string, string> {
    const through = (address: string, link: Link): string => Object.assign(new URL(address), { port: String(link.port) }).href;
    const databases = Object.entries(urls).map(([role, url]) => [`${role.toUpperCase()}_DATABASE_URL`, through(url, postgres!)]);
    return {
      ...Object.fromEntries(databases),
      SAMNAV_SECRET: this.postgres.secret,
      SAMNAV_MODE: 'test',
      SAMNAV_COST_PER_MINUTE: '0',
      SAMNAV_DATA: this.logs,
      NODE_ENV: 'production',
      SMTP_URL: `smtp://127.0.0.1:${smtp!.port}`,
      ...(redis && { REDIS_URL: `redis://127.0.0.1:${redis.port}` }),
    };
  }

  /** Everything works before anything is due and anything breaks. */
  private async begin(): Promise<void> {
    const programs = [this.api, ...this.workers];
    programs.forEach((program) => program.start());
    for (const program of programs) if (!(await program.untilReady())) throw new Error(`${program.name} did not start; see ${this.logs}`);
    await this.people.signIn();
    this.started = Math.ceil(Date.now() / 1_000 + 3 + this.world.promised.length / 400) * 1_000;
    await promise(this.database, this.world, this.started);
    await this.database.onApplicationShutdown();
    await sleep(Math.max(0, this.started - Date.now())); // planned late on a slow machine, the first are due at once
  }

  private async strike(fault: Fault): Promise<void> {
    await sleep(fault.after);
    const { say } = this.options;
    if ('kill' in fault) {
      while (!(await this.kill(fault.kill, fault.target))) await sleep(200); // it is being started
      this.kills.set(fault.kill, (this.kills.get(fault.kill) ?? 0) + 1);
      return say(`+${((Date.now() - this.started) / 1000).toFixed(1)} s  ${told(fault)}`);
    }
    say(`+${((Date.now() - this.started) / 1000).toFixed(1)} s  ${told(fault)}`);
    if ('smtp' in fault) {
      this.smtp.become(fault.smtp, fault.resets);
      setTimeout(() => this.smtp.become('well'), fault.for).unref();
      return;
    }
    const link = this.links[fault.of]![fault.link];
    if (fault.becomes === 'forgotten') return link?.forget();
    link?.become(fault.becomes);
    setTimeout(() => link?.become('open'), fault.for).unref();
  }

  private async kill(what: Kill, target: number): Promise<boolean> {
    if (what === 'worker') return (await this.living(target)).kill();
    if (what === 'api') return this.api.untilReady(3_000).then(() => this.api.kill());
    if (what === 'postgres') return this.postgres.kill();
    if (what === 'postgres session') return this.postgres.killSession(target % 2 ? 'samnav_worker' : 'samnav_runtime');
    if (what === 'redis') return this.redis!.kill();
    if (what === 'FLUSHALL') return this.redis!.flush();
    const [there] = await this.postgres.ask<{ there: boolean }>(`select to_regnamespace('bullmq') is not null as there`);
    await this.postgres.ask('drop schema if exists bullmq cascade');
    return there!.there;
  }

  /** The worker that is meant, or another one that works: one that only begins has nothing to lose. */
  private async living(target: number): Promise<Supervised> {
    const meant = this.workers[target]!;
    for (const end = Date.now() + 4_000; Date.now() < end; await sleep(50)) {
      const found = meant.isReady ? meant : this.workers.find((worker) => worker.isReady);
      if (found) return found;
    }
    return meant;
  }

  /** The last fault heals, the last answer is given; what is left must be done within a minute. */
  private async finish(acts: readonly Act[], acting: Promise<void>): Promise<Outcome> {
    this.smtp.become('well');
    this.links.forEach((links) => Object.values(links).forEach((link) => link?.heal()));
    this.options.say(`+${((Date.now() - this.started) / 1000).toFixed(1)} s  all is well again`);
    await acting;
    const healed = Date.now();
    this.options.say(`+${((healed - this.started) / 1000).toFixed(1)} s  nobody answers any more`);
    await this.drained(healed);
    const drainedSeconds = (Date.now() - healed) / 1000;
    await sleep(2_000); // whatever is sent once more is seen too
    const judge = new Judge(this.world, acts, this.smtp.refused, this.started);
    const verdict = await judge.judge(this.smtp.accepted, this.postgres);
    const { kills, logs, smtp, library } = this;
    return { ...verdict, kills, misdeeds: smtp.misdeeds, drainedSeconds, acts: acts.length, skewed: !!library, logs };
  }

  /** Waits until nothing is open; says now and then what still is. */
  private async drained(healed: number): Promise<void> {
    for (let told = healed; Date.now() < healed + DRAIN_MS; await sleep(250)) {
      const open = await this.postgres.ask<{ what: string; times: number }>(OPEN);
      if (!open.length) return;
      if (Date.now() < told + 10_000) continue;
      told = Date.now();
      this.options.say(`+${((told - this.started) / 1000).toFixed(1)} s  open: ${open.map(({ what, times }) => `${times} ${what}`).join(', ')}`);
      if (told > healed + 50_000) for (const { line } of await this.postgres.ask<{ line: string }>(STUCK)) this.options.say(`  ${line}`);
    }
  }

  private async close(): Promise<void> {
    await Promise.all([this.api, ...this.workers].map((program) => program?.stop()));
    await Promise.all(this.links.flatMap((links) => Object.values(links).map((link) => link?.close())));
    await this.smtp.close();
    await this.redis?.stop();
    await this.postgres?.stop();
  }
}
