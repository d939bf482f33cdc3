import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');

/** `npm start` as a terminal runs it: a process group of its own, here with its own data folder and port. */
export class StartProcess {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;

  constructor(variables: Record<string, string>, args: string[] = []) {
    const env: Record<string, string | undefined> = { ...process.env, ...variables, NODE_OPTIONS: '' };
    for (const name of Object.keys(env)) if (/DATABASE_URL$|^SAMNAV_(MODE|SECRET)$|^NODE_ENV$|^(REDIS|SMTP|PUBLIC)_URL$/.test(name)) delete env[name];
    this.child = spawn(process.execPath, ['tools/start.mjs', ...args], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.ended = new Promise((done) => this.child.once('close', done));
  }

  /** Waits for the line that says that everything answers. */
  async ready(within = 90_000): Promise<void> {
    for (const until = Date.now() + within; !this.output.includes('Samnav ready: '); await sleep(50)) {
      if (this.child.exitCode !== null || Date.now() > until) throw new Error(`start is not ready:\n${this.output}`);
    }
  }

  /** Signals the starting process alone, as a supervisor does. */
  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Kills the whole group at once, as a crash of the machine's session does. */
  killGroup(): void {
    process.kill(-this.child.pid!, 'SIGKILL');
  }
}
