import { connect } from 'node:net';
import { send } from '../hostile/stage.ts';
import type { Stage } from '../hostile/stage.ts';
import { Leaks } from './leaks.ts';
import { RandomRequest } from './requests.ts';
import type { Sender } from './requests.ts';
import { verdictOn } from './verdict.ts';

const AT_ONCE = 4;
const HUNG_MS = 20_000;

/** What came of it: how many of each kind and of each code, and what is wrong, by seed. */
export interface Found {
  operations: number;
  kinds: Map<string, number>;
  codes: Map<string, number>;
  leaks: string[];
  hung: string[];
  wrong: string[];
  exits: number;
}

const more = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** Several of the demo's people, signed in. */
async function sendersOf(stage: Stage): Promise<Sender[]> {
  const { viewersOf } = await import('../paths/world.ts'); // reads the environment when it is loaded
  const senders: Sender[] = [];
  for (const viewer of await viewersOf()) senders.push({ ...viewer, cookie: (await stage.world.visit(viewer.email, viewer.tenant)).cookie });
  return senders;
}

/** Sends the requests of the seeds to the real API and looks at every answer. */
export async function fuzz(stage: Stage, first: number, operations: number, each: (done: number) => void = () => undefined): Promise<Found> {
  const found: Found = { operations: 0, kinds: new Map(), codes: new Map(), leaks: [], hung: [], wrong: [], exits: 0 };
  const leaks = await Leaks.of(stage.own.admin);
  const senders = await sendersOf(stage);
  let next = first;
  const one = async (seed: number): Promise<void> => {
    const { kind, sent } = new RandomRequest(senders, seed).make();
    more(found.kinds, kind);
    try {
      const answered = sent.method === 'HEAD' ? undefined : await send(stage.world.url, sent, HUNG_MS);
      if (!answered) return;
      const { code, wrong } = verdictOn(answered, sent.path.includes('/graphql'));
      more(found.codes, code);
      const { cookie: _cookie, ...headers } = sent.headers;
      const said = `seed ${seed}, ${kind}, ${sent.method} ${sent.path.slice(0, 100)} ${JSON.stringify(headers).slice(0, 300)}`;
      if (wrong) found.wrong.push(`${said}: ${wrong}`);
      const told = `${decodeURIComponent(sent.path.replace(/%(?![0-9a-f]{2})/gi, ''))} ${JSON.stringify(sent.headers)} ${String(sent.body)}`;
      const leak = leaks.in(`${JSON.stringify(answered.headers)} ${answered.text}`, told);
      if (leak) found.leaks.push(`${said}: ${leak}`);
    } catch (error) {
      const said = `seed ${seed}, ${kind}, ${sent.method} ${sent.path.slice(0, 100)}: ${(error as Error).message}`;
      found[/no answer within/.test(said) ? 'hung' : 'wrong'].push(said);
    } finally {
      each(++found.operations);
    }
  };
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < first + operations) await one(next++);
    }),
  );
  for (const noise of NOISE) await garbage(stage.world.url, noise).catch((error: Error) => found.wrong.push(error.message));
  const alive = await fetch(`${stage.world.url}/health/ready`).catch(() => undefined);
  if (alive?.status !== 200) found.exits++;
  return found;
}

/** What is not even HTTP. */
const NOISE = [
  '\0\0\0\0',
  'GET\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`,
  'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
];

/** An answer to it has a code, or there is none. */
function garbage(url: string, noise: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(noise));
    let text = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk) => (text += chunk.toString()));
    socket.once('error', () => resolve());
    socket.once('close', () =>
      text && !/"code":"[A-Z_]+"/.test(text) ? reject(new Error(`noise was answered with ${text.slice(0, 200)}`)) : resolve(),
    );
  });
}
