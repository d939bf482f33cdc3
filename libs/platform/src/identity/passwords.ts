import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { newSecret } from './secrets.ts';
import { ServiceBusy } from './refusals.ts';

export const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }; // the library's algorithm is Argon2id unless told otherwise
const AT_ONCE = 2; // each takes a core and 19 MiB: more at once would only starve everything else
const WAITING = 40; // half a second of work, on a slow machine four; who comes later is told to come back

/** Argon2id behind its own narrow door, so that a flood of sign-ins cannot take the server down with it. */
@Injectable()
export class Passwords implements OnModuleInit {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private nobody: string;

  async onModuleInit(): Promise<void> {
    this.nobody = await hash(newSecret(), ARGON2ID);
  }

  /** The hash to keep. Throws ServiceBusy where too many wait. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password.normalize('NFC'), ARGON2ID));
  }

  /** Whether it is the password; where there is no hash the same work is done in vain, so that time tells nothing. */
  verify(kept: string | null, password: string): Promise<boolean> {
    return this.inTurn(async () => (await verify(kept ?? this.nobody, password.normalize('NFC'))) && kept !== null);
  }

  /** Throws ServiceBusy where an attempt would only be turned away. */
  refuseWhenFull(): void {
    if (this.waiting.length >= WAITING) throw new ServiceBusy();
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) {
      this.refuseWhenFull();
      await new Promise<void>((go) => this.waiting.push(go));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
