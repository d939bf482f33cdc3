import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = resolve(import.meta.dirname, '../..');
const AGAIN_MS = 400;
/** Who does not work by then is started again. */
const START_MS = 60_000;

const MACHINES: Record<string, string> = { x64: 'x86_64', arm64: 'aarch64' };

/** The library that gives a process a clock of its own; undefined where it is not installed. */
export const clockLibrary = (): string | undefined =>
  [`/usr/lib/${MACHINES[process.arch]}-linux-gnu/faketime`, '/usr/lib/faketime', '/usr/lib64/faketime']
    .map((folder) => `${folder}/libfaketime.so.1`)
    .find((file) => process.platform === 'linux' && existsSync(file));

export interface ProcessOptions {
  name: string;
  /** The built program, from the root. */
  program: string;
  env: Record<string, string>;
  logs: string;
  /** Seconds by which the clock of the n-th start is wrong. */
  skew?: (start: number) => number;
  library?: string | undefined;
}

/** A program of ours that is started again whenever it ends, as a supervisor does. */
export class Supervised {
  readonly name: string;
  /** Times it ended without our doing. */
  endedByItself = 0;
  private child: ChildProcess | undefined;
  private ready = false;
  private starts = 0;
  private over = false;
  private running: Promise<void> = Promise.resolve();
  private readonly log: WriteStream;

  constructor(private readonly options: ProcessOptions) {
    this.name = options.name;
    this.log = createWriteStream(join(options.logs, `${options.name.replaceAll(' ', '-')}.log`));
  }

  get isReady(): boolean {
    return this.ready;
  }

  start(): void {
    this.running = this.keepUp();
  }

  /** Waits until it works; false when it does not within the time. */
  async untilReady(within = 4 * START_MS): Promise<boolean> {
    for (const end = Date.now() + within; !this.ready; await sleep(50)) if (Date.now() > end) return false;
    return true;
  }

  /** kill -9, and it is started again at once. */
  kill(): boolean {
    const { child } = this;
    this.ready = false;
    this.log.write(`--- kill -9 at ${new Date().toISOString()}\n`);
    return !!child?.pid && child.exitCode === null && child.signalCode === null && child.kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.over = true;
    const hard = setTimeout(() => this.child?.kill('SIGKILL'), 9_000);
    this.child?.kill('SIGTERM');
    await this.running;
    clearTimeout(hard);
    this.log.end();
  }

  private async keepUp(): Promise<void> {
    while (!this.over) {
      const killed = await this.once();
      if (this.over) return;
      if (killed) continue;
      this.endedByItself++;
      await sleep(AGAIN_MS);
    }
  }

  /** Runs it until it ends; whether a signal of ours ended it. */
  private once(): Promise<boolean> {
    const { env, program, skew, library } = this.options;
    const seconds = library && skew ? skew(this.starts) : 0;
    this.starts++;
    // the steady clock stays right: timers measure with it
    const clock = seconds ? { LD_PRELOAD: library!, FAKETIME: `${seconds > 0 ? '+' : ''}${seconds}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1' } : {};
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
    const child = spawn(process.execPath, [join(root, program)], {
      cwd: root,
      env: { PATH, HOME, TMPDIR, ...env, ...clock },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    for (const stream of [child.stdout!, child.stderr!]) stream.pipe(this.log, { end: false });
    const slow = setTimeout(() => child.kill('SIGKILL'), START_MS);
    child.once('message', () => {
      clearTimeout(slow);
      this.ready = this.child === child;
    });
    return new Promise((ended) =>
      child.once('exit', (code, signal) => {
        clearTimeout(slow);
        this.ready = false;
        this.log.write(`--- ended (${code ?? signal}) at ${new Date().toISOString()}\n`);
        ended(signal === 'SIGKILL');
      }),
    );
  }
}
