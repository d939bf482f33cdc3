import type { LinkState } from './link.ts';
import type { Random } from './random.ts';
import type { SmtpMood } from './smtp.ts';

export type Backend = 'postgres' | 'redis';
/** What counts as a kill. */
export type Kill = 'api' | 'worker' | 'postgres' | 'postgres session' | 'redis' | 'FLUSHALL' | 'queue schema';

export type Fault = { after: number } & (
  | { kill: Kill; target: number }
  /** A link of one process is bad for a while; `forgotten`: its connections' far ends are gone and it does not know. */
  | { link: 'postgres' | 'redis' | 'smtp'; of: number; becomes: Exclude<LinkState, 'open'> | 'forgotten'; for: number }
  | { smtp: SmtpMood; resets: number; for: number }
);

const KILLS: Record<Backend, Partial<Record<Kill, number>>> = {
  postgres: { worker: 50, api: 14, postgres: 12, 'postgres session': 12, 'queue schema': 12 },
  redis: { worker: 44, api: 12, postgres: 10, 'postgres session': 10, redis: 12, FLUSHALL: 12 },
};
const LINKS = { postgres: ['postgres', 'smtp'], redis: ['postgres', 'redis', 'smtp'] } as const;
const MOODS = { stalls: 3, '421 at once': 2, '450 to recipients': 2, '451 to messages': 2, 'breaks off in DATA': 2, 'takes and resets': 2 } as const;

/** Everything that will happen, drawn from the seed: kills a second or so apart, and bad links and a bad mail server between them. */
export function drawFaults(random: Random, kills: number, backend: Backend, workers: number): Fault[] {
  const faults: Fault[] = [];
  for (let i = 0; i < kills; i++) {
    const after = random.between(700, 1_500);
    faults.push({ after, kill: random.weighted(KILLS[backend] as Record<Kill, number>), target: random.between(0, workers - 1) });
    if (random.next() < 0.35) faults.push(badLink(random, backend, workers));
    if (random.next() < 0.2) {
      const smtp = random.weighted(MOODS);
      faults.push({ after: random.between(0, 400), smtp, resets: 1, for: random.between(1_000, 5_000) });
    }
  }
  return faults;
}

/** The API's only link is to PostgreSQL. */
function badLink(random: Random, backend: Backend, workers: number): Fault {
  const of = random.between(0, workers);
  const link = random.pick(of === 0 ? ['postgres' as const] : LINKS[backend]);
  const becomes = random.weighted({ silent: 3, slow: 3, cut: 2, forgotten: 2 });
  const long = random.next() < 0.03; // longer than any lease
  return { after: random.between(0, 400), link, of, becomes, for: long ? 25_000 : random.between(500, 6_000) };
}

/** A fault in one line, without its moment. */
export function told(fault: Fault): string {
  if ('kill' in fault) return fault.kill === 'worker' ? `kill worker ${fault.target + 1}` : KILL_WORDS[fault.kill];
  if ('smtp' in fault) return `mail server: ${fault.smtp} for ${fault.for} ms`;
  const who = fault.of === 0 ? 'api' : `worker ${fault.of}`;
  return `link ${who} - ${fault.link}: ${fault.becomes}${fault.becomes === 'forgotten' ? '' : ` for ${fault.for} ms`}`;
}

const KILL_WORDS: Record<Kill, string> = {
  api: 'kill api',
  worker: 'kill worker',
  postgres: 'kill postgres',
  'postgres session': 'kill a session of postgres',
  redis: 'kill redis',
  FLUSHALL: 'FLUSHALL',
  'queue schema': 'drop the schema of the queue',
};
