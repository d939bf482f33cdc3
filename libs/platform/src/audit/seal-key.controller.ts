import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Header, UseFilters } from '@nestjs/common';
import { readConfig } from '../database/config.ts';
import { RefusalFilter } from '../identity/http.ts';
import { NothingHere } from '../identity/refusals.ts';
import { fingerprint, readSealKey } from './seal-key.ts';

/** The public key under every checkpoint, for whoever verifies: nobody needs an account to doubt us. */
@Controller('seal-key.pub')
@UseFilters(RefusalFilter)
export class SealKeyController {
  /** PEM, its fingerprint as a comment before it; nothing until the sealer has made its key. */
  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-cache')
  async publicKey(): Promise<string> {
    const { SAMNAV_DATA, SAMNAV_SEAL_KEY } = readConfig();
    const pem = SAMNAV_SEAL_KEY
      ? readSealKey(SAMNAV_SEAL_KEY).privateKey
      : await readFile(join(SAMNAV_DATA, 'seal-key.pub'), 'utf8').catch(() => null);
    if (!pem) throw new NothingHere();
    const key = createPublicKey(pem);
    const raw = key.export({ type: 'spki', format: 'der' }).subarray(-32);
    return `# ${fingerprint(raw)}\n${key.export({ type: 'spki', format: 'pem' }) as string}`;
  }
}
