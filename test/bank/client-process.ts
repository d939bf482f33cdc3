import 'reflect-metadata';
import { writeSync } from 'node:fs';
import { Database } from '@samnav/platform';
import { bankClient } from './client.ts';
import type { Account } from './client.ts';

/** One client of the bank as a process of its own, so that it can be killed. Ends when its input does. */
const account = JSON.parse(process.argv[2]!) as Account;
const database = await Database.connect({ url: process.env.RUNTIME_DATABASE_URL!, transactions: 1, reads: 1 });
let stop = false;
process.stdin.resume().once('end', () => (stop = true));
// written at once: what is told must not die in a buffer
await bankClient(
  database,
  account,
  () => stop,
  (told) => void writeSync(1, `${JSON.stringify(told)}\n`),
);
await database.onApplicationShutdown();
process.exit(0);
