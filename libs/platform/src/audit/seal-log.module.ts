import { Module } from '@nestjs/common';
import pg from 'pg';
import { readConfig } from '../database/config.ts';
import { outlive } from '../database/outlive.ts';
import { loadSealKey } from './seal-key.ts';
import { Sealer } from './sealer.ts';

/** Seals with the sealer's own database role and the installation's key. For the worker. */
@Module({
  providers: [
    {
      provide: Sealer,
      useFactory: async () => {
        const { SEALER_DATABASE_URL, SAMNAV_DATA, SAMNAV_SEAL_KEY } = readConfig();
        const pool = new pg.Pool({ connectionString: SEALER_DATABASE_URL, max: 1 });
        outlive(pool);
        return new Sealer(pool, await loadSealKey(SAMNAV_DATA, SAMNAV_SEAL_KEY));
      },
    },
  ],
  exports: [Sealer],
})
export class SealLogModule {}
