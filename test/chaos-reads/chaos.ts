import { setTimeout as sleep } from 'node:timers/promises';
import { existsSync, readFileSync } from 'node:fs';
import { aliased, asksIn, neverSeen } from './asks.ts';
import type { Ask } from './asks.ts';
import { Client } from './client.ts';
import type { Manner, Outcome } from './client.ts';
import { Storms } from './storms.ts';
import type { Visitor, World } from './world.ts';
import { Writer } from './writer.ts';

export interface Options {
  requests: number;
  seed: number;
  say(line: string): void;
}
/** What was seen; `wrong` holds the first of each kind of what must never be. */
export interface Tally {
  counts: Map<string, number>;
  wrong: Map<string, { times: number; first: string }>;
}

const CLIENTS = 32;
/** What a reader may be told when the database is in trouble. */
const TROUBLE = new Set(['TIMEOUT', 'BUSY', 'UNAVAILABLE']);

/** A question with the answer that was given in peace. */
interface Known {
  visitor: Visitor;
  ask: Ask;
  answer: string;
}

/** Asks, as many people at once, what was asked in peace before, while everything breaks; every answer must be that of then, or say why there is none. */
export class Chaos {
  private readonly tally: Tally = { counts: new Map(), wrong: new Map() };
  private readonly client: Client;
  private readonly random: () => number;
  private readonly storms: Storms;
  private known: Known[] = [];
  private asked = 0;

  constructor(
    private readonly world: World,
    private readonly options: Options,
  ) {
    this.client = new Client(world.port);
    this.random = randomOf(options.seed);
    this.storms = new Storms(world.own, this.random);
  }

  async run(): Promise<Tally> {
    await this.askInPeace();
    const memory = rssOf(this.world);
    this.storms.start();
    const writers = this.world.regions.map((region) => new Writer(region, this.world.visitors, this.client, (what, said) => this.saw(what, said)));
    await Promise.all([...Array.from({ length: CLIENTS }, () => this.keepAsking()), ...writers.map((writer) => writer.write(() => this.isOver()))]);
    await this.storms.stop();
    await sleep(1_000);
    await this.askAgain();
    await this.lookAtPool();
    this.client.close();
    for (const [what, times] of Object.entries(this.storms.counts)) this.tally.counts.set(what, times);
    this.tally.counts.set('MB of memory of the API before', memory).set('MB of memory of the API after', rssOf(this.world));
    return this.tally;
  }

  private isOver(): boolean {
    return this.asked >= this.options.requests || this.world.api.child.exitCode !== null;
  }

  private count(what: string): void {
    this.tally.counts.set(what, (this.tally.counts.get(what) ?? 0) + 1);
  }
  /** Counts; what should not be is told with its first text. */
  private saw(what: string, wrong?: string): void {
    if (wrong === undefined) return this.count(what);
    const times = (this.tally.wrong.get(what)?.times ?? 0) + 1;
    this.tally.wrong.set(what, { times, first: this.tally.wrong.get(what)?.first ?? wrong.slice(0, 2_000) });
  }

  private async askInPeace(): Promise<void> {
    const { regions, visitors } = this.world;
    for (const visitor of visitors) {
      const foreign = regions[(regions.indexOf(visitor.region) + 1) % regions.length]!;
      for (const ask of [...asksIn(visitor.region, foreign), aliased(0)]) {
        const { text, status } = await this.client.ask(visitor, ask);
        const answer = withoutId(text);
        this.known.push({ visitor, ask, answer });
        const trouble = codesOf(text).some((code) => TROUBLE.has(code) || code === 'INTERNAL');
        if (status !== 200 || trouble) throw new Error(`in peace, ${visitor.role} got ${status} ${text}`);
        this.lookForForeign(visitor, text);
      }
    }
    const different = new Set(this.known.map(({ answer }) => answer)).size;
    this.options.say(`${this.known.length} questions of ${visitors.length} people in ${regions.length} regions, ${different} different answers`);
  }

  private async keepAsking(): Promise<void> {
    while (!this.isOver()) {
      if (++this.asked % 10_000 === 0) this.options.say(`${this.asked} requests`);
      const known = this.known[Math.floor(this.random() * this.known.length)]!;
      const n = Math.floor(this.random() * 1e9);
      const kind = this.random();
      const question = kind < 0.03 ? { ...known, ask: neverSeen(known.ask, n) } : kind < 0.06 ? this.underAlias(known, n) : known;
      await this.askOne(question, this.manner());
    }
  }

  private underAlias({ visitor }: Known, n: number): Known {
    const zero = this.known.find((known) => known.visitor === visitor && known.ask.query === aliased(0).query)!;
    return { visitor, ask: aliased(n), answer: zero.answer.replaceAll('"a0"', `"a${n}"`).replaceAll('"b0"', `"b${n}"`) };
  }

  private manner(): Manner {
    const kind = this.random();
    if (kind < 0.1) return { leavesAfter: this.random() * (kind < 0.05 ? 6 : 60) };
    if (kind < 0.13) return { sendsHalf: true };
    return kind < 0.16 ? { leavesMidAnswer: true } : { waits: true };
  }

  private async askOne({ visitor, ask, answer }: Known, manner: Manner): Promise<void> {
    const started = performance.now();
    const outcome = await this.client.ask(visitor, ask, manner);
    this.lookForForeign(visitor, outcome.text);
    if (outcome.end === 'left') return this.count('clients that went away');
    if (outcome.end !== 'answered') return this.saw(outcome.end === 'hung' ? 'hung requests' : 'broken answers', JSON.stringify({ ask, outcome }));
    this.judge({ visitor, ask, answer }, outcome, started);
  }

  private judge({ visitor, ask, answer }: Known, { status, text }: Outcome, started: number): void {
    if (withoutId(text) === answer) return this.count('right answers');
    const codes = codesOf(text);
    const trouble = codes.find((code) => TROUBLE.has(code)) ?? (codes.includes('INTERNAL') && this.storms.brokenSince(started) ? 'INTERNAL' : '');
    if (!trouble)
      return this.saw(codes.length ? 'unexpected errors' : 'wrong rows', JSON.stringify({ who: visitor.role, ask, status, text, answer }));
    const fits = status === 200 || (status === 503 && !text.includes('"data":'));
    if (!fits) return this.saw('unfitting status', `${status} ${text}`);
    this.count(`answers ${trouble}`);
  }

  private lookForForeign({ region, role }: Visitor, text: string): void {
    for (const { mark } of this.world.regions)
      if (mark !== region.mark && text.includes(mark)) this.saw('rows of another tenant', `${role} of ${region.mark} got ${text}`);
  }

  /** When all is calm, everything is answered as before. */
  private async askAgain(): Promise<void> {
    if (this.world.api.child.exitCode !== null) return this.saw('ended API', this.world.api.log().slice(-2_000));
    for (const { visitor, ask, answer } of this.known) {
      const { text, end } = await this.client.ask(visitor, ask);
      if (end !== 'answered' || withoutId(text) !== answer) this.saw('wrong answers afterwards', JSON.stringify({ ask, end, text }));
    }
  }

  private async lookAtPool(): Promise<void> {
    const { rows } = await this.world.own.admin.query<{ state: string; n: number }>(
      `select state, count(*)::int as n from pg_stat_activity where datname = current_database() and usename = 'samnav_runtime' group by 1`,
    );
    const busy = rows.filter(({ state }) => state !== 'idle');
    if (busy.length) this.saw('connections that are not idle afterwards', JSON.stringify(rows));
    this.tally.counts.set(
      'connections afterwards',
      rows.reduce((sum, { n }) => sum + n, 0),
    );
  }
}

const withoutId = (text: string): string => text.replace(/,?"requestId":"[^"]*"/g, '');
const codesOf = (text: string): string[] => [...text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code!);
const rssOf = ({ api }: World): number => {
  const file = `/proc/${api.child.pid}/status`;
  return existsSync(file) ? Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, 'utf8'))![1]) / 1024) : 0;
};

/** mulberry32: the same seed, the same run as far as clients decide it. */
function randomOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
