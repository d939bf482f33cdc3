import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../tools/processes.mjs';

/** The redis-server to test with: SAMNAV_REDIS_SERVER, or one on the PATH; undefined where there is none. */
export function redisBinary(): string | undefined {
  const binary = process.env.SAMNAV_REDIS_SERVER || 'redis-server';
  return spawnSync(binary, ['--version']).status === 0 ? binary : undefined;
}

export interface RedisServer {
  url: string;
  client: Redis;
  /** Kills it and starts it again, empty. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A Redis of its own on a free port, gone when closed. */
export async function redisServer(binary: string): Promise<RedisServer> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'samnav-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', dir, '--maxmemory-policy', 'noeviction'];
  // the shell ends it when this process is gone, however that came about
  const begin = () =>
    spawn('sh', ['-c', '"$0" "$@" & server=$!; cat >/dev/null; kill -9 $server', binary, ...args], { stdio: ['pipe', 'ignore', 'ignore'] });
  let child = begin();
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  const answers = async (): Promise<void> => {
    while ((await client.ping().catch(() => '')) !== 'PONG') await sleep(50);
  };
  const end = async (): Promise<void> => {
    child.stdin.end();
    await once(child, 'exit');
  };
  await answers();
  return {
    url,
    client,
    async restart() {
      await end();
      child = begin();
      await answers();
    },
    async close() {
      client.disconnect();
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
