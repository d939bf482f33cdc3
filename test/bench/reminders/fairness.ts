import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import type { Regions } from './database.ts';
import type { Options } from './options.ts';
import { startWorker } from './worker.ts';

/** How long others wait while one municipality has very much due, in seconds. */
export interface Fairness {
  flood: number;
  smtpMs: number;
  mailsPerSecond: number;
  /** Two other municipalities', one of the same region and one of another: due together with the flood, and when it has been running for a while. */
  others: { when: string; reminders: number; most: number }[];
}

/** What a mail server takes to accept a mail. */
const SMTP_MS = 50;
const FEW = 20;
const OTHERS = `m.id = r.place_id and m.code in ('0061', '0002') and r.step ~ '^[+]1..'`;
const [FLOODED, NEIGHBOUR, FOREIGN] = [1, 61, 2];

export async function fairness(regions: Regions, { flood, source }: Options, redisUrl: string | undefined): Promise<Fairness> {
  const smtp = await slowServer();
  const worker = await startWorker(regions, source, { SMTP_URL: smtp.url, ...(redisUrl && { REDIS_URL: redisUrl }) });
  try {
    const others: Fairness['others'] = [];
    await regions.fallDue(flood, 'mail', 'samnav_now()', FLOODED);
    const started = performance.now();
    for (const when of ['together', 'after 20 s']) {
      if (others.length) await sleep(20_000);
      const at = when === 'together' ? `samnav_now()` : `samnav_now() + interval '1 microsecond'`;
      for (const place of [NEIGHBOUR, FOREIGN]) await regions.fallDue(FEW, 'mail', at, place);
      others.push({ when, reminders: 2 * FEW, most: await longest(regions) });
      // out of the way of those that come later
      await regions.admin.query(`update reminder r set step = replace(step, '+1', '+${others.length + 1}') from municipality m where ${OTHERS}`);
    }
    return { flood, smtpMs: SMTP_MS, mailsPerSecond: Math.round(smtp.taken() / ((performance.now() - started) / 1000)), others };
  } finally {
    await worker.stop();
    await smtp.close();
    await regions.admin.query(`delete from reminder where step ~ '^[+][1-9]..'`);
    await regions.forget();
  }
}

/** Waits until the others' mails have been accepted; answers the seconds of the one that waited longest. */
async function longest({ admin }: Regions): Promise<number> {
  for (;;) {
    const { rows } = await admin.query<{ left: number; most: number }>(
      `select count(*) filter (where r.state <> 'sent')::int as left, extract(epoch from max(r.sent_at - r.send_at))::float8 as most from reminder r, municipality m where ${OTHERS}`,
    );
    if (!rows[0]!.left) return rows[0]!.most;
    await sleep(200);
  }
}

async function slowServer(): Promise<{ url: string; taken(): number; close(): Promise<void> }> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, answer) {
      stream.resume();
      stream.on('end', () => setTimeout(() => (taken++, answer()), SMTP_MS));
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken: () => taken, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
