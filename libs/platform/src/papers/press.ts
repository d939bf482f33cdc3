import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { OnApplicationShutdown } from '@nestjs/common';
import { PaperFailed, PressBusy } from './refusals.ts';

/** What is to be set: a template, its data as JSON, and the standard of the PDF. */
export interface Order {
  source: string;
  data: string;
  /** Further texts that the template reads, by name. */
  inputs?: Record<string, string>;
  standard: PaperStandard;
}
/** PDF/UA-1 is for reading with any aid, PDF/A-2a for archives (tagged as well); Typst writes one of them at a time. */
export type PaperStandard = 'ua-1' | 'a-2a';

/** Whoever makes PDFs of templates and data. */
export abstract class PaperRenderer {
  abstract render(order: Order, forWhom: string): Promise<Buffer>;
}

interface Waiting {
  order: Order;
  forWhom: string;
  resolve(pdf: Buffer): void;
  reject(error: Error): void;
}
type Answer = { id: number; last: boolean } & ({ pdf: Uint8Array } | { error: string });

const PROGRAM = fileURLToPath(new URL('../../papers/press.mjs', import.meta.url));
/** How much of whom a press takes on, in papers, characters and milliseconds. */
export interface PressLimits {
  waiting: number;
  each: number;
  dataBytes: number;
  timeout: number;
  idle: number;
}
export const pressLimits: PressLimits = { waiting: 20, each: 3, dataBytes: 2_000_000, timeout: 20_000, idle: 30_000 };

/**
 * Typst in a process of its own, one paper at a time: it blocks no request, what hangs is killed, and its memory goes back when it is
 * idle. Whoever asks for many waits behind nobody else's: more than a few of one reader, or a long queue, are refused.
 */
export class Press implements PaperRenderer, OnApplicationShutdown {
  private readonly queue: Waiting[] = [];
  private current?: Waiting;
  private child?: ChildProcess;
  private timer?: NodeJS.Timeout;
  private number = 0;

  constructor(private readonly limits: PressLimits = pressLimits) {}

  /** Answers the PDF; throws PressBusy, or PaperFailed with what Typst said. */
  render(order: Order, forWhom: string): Promise<Buffer> {
    const theirs = this.queue.filter((waiting) => waiting.forWhom === forWhom).length + (this.current?.forWhom === forWhom ? 1 : 0);
    if (theirs >= this.limits.each || this.queue.length >= this.limits.waiting) return Promise.reject(new PressBusy());
    if (order.data.length > this.limits.dataBytes) return Promise.reject(new PaperFailed('the data is too large'));
    return new Promise((resolve, reject) => {
      this.queue.push({ order, forWhom, resolve, reject });
      if (!this.current) this.next();
    });
  }

  onApplicationShutdown(): void {
    this.stop();
    for (const waiting of this.queue.splice(0)) waiting.reject(new PressBusy());
  }

  private next(): void {
    clearTimeout(this.timer);
    this.current = this.queue.shift();
    if (!this.current) {
      this.timer = setTimeout(() => this.stop(), this.limits.idle).unref();
      return;
    }
    const child = (this.child ??= this.start());
    const id = ++this.number;
    this.timer = setTimeout(() => this.failed('it took too long'), this.limits.timeout);
    child.send({ id, ...this.current.order }, (error) => error && this.child === child && this.failed(error.message));
  }

  private start(): ChildProcess {
    const child = spawn(process.execPath, ['--max-old-space-size=128', PROGRAM], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      env: {},
    });
    child.unref();
    (child.channel as { unref?: () => void } | null)?.unref?.();
    child.on('message', (answer) => this.child === child && this.answered(answer as Answer));
    child.on('error', (error) => this.child === child && this.failed(error.message));
    child.on('exit', (code, signal) => this.child === child && this.failed(`the press ended (${signal ?? code})`));
    return child;
  }

  private answered(answer: Answer): void {
    const waiting = this.current;
    if (answer.id !== this.number || !waiting) return;
    if (answer.last) this.child = undefined; // it ends by itself
    if ('pdf' in answer) waiting.resolve(Buffer.from(answer.pdf));
    else waiting.reject(new PaperFailed(answer.error));
    this.next();
  }

  private failed(why: string): void {
    const waiting = this.current;
    this.stop();
    waiting?.reject(new PaperFailed(why));
    this.next();
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.child?.kill('SIGKILL');
    this.child = undefined;
    this.current = undefined;
  }
}
