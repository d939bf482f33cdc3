import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { closeTestDatabase, newTenant } from '../testing/index.ts';
import type { World } from '../testing/index.ts';
import type { Tx } from './tx.ts';

let world: World;
beforeAll(async () => {
  world = await newTenant({ municipalities: ['Umeå'] });
});
afterAll(closeTestDatabase);

const write = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(await world.as('regionCoordinator'), work);
const kept = (key: string): Promise<object[]> => write((tx) => tx.sql('select from idempotency_key where key = $1', [key]));
const OWNER = '01890000-0000-7000-8000-000000000000';
const keep = 'insert into idempotency_key (owner_id, key, request_hash) values ($1, $2, $3)';

describe('a transaction', () => {
  test('whose statement failed and was caught is refused at its commit, and nothing of it stays', async () => {
    const work = write(async (tx) => {
      await tx.sql(keep, [OWNER, 'caught', 'x']);
      await tx.sql('select 1 / $1::int', [0]).catch(() => undefined);
    });
    await expect(work).rejects.toThrow(/rolled back/);
    expect(await kept('caught')).toEqual([]);
  });

  test('fails with what was sent along with its commit', async () => {
    const work = write(async (tx) => {
      await tx.sql(keep, [OWNER, 'sent', 'x']);
      tx.send('select 1 / $1::int', [0]);
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect(await kept('sent')).toEqual([]);
  });

  test('whose connection is cut fails, and the next one finds another connection', async () => {
    const cut = write((tx) => tx.sql('select pg_terminate_backend(pg_backend_pid())'));
    await expect(cut).rejects.toThrow();
    expect(await Promise.all(Array.from({ length: 12 }, (_, i) => write((tx) => tx.sql<{ n: number }>('select $1::int as n', [i]))))).toHaveLength(
      12,
    );
  });

  test('sees its own tenant only, also right after one that failed', async () => {
    await expect(write((tx) => tx.sql('select 1 / $1::int', [0]))).rejects.toMatchObject({ code: '22012' });
    const { tenantId } = await world.as('regionCoordinator');
    expect(await write((tx) => tx.sql('select distinct tenant_id from municipality'))).toEqual([{ tenant_id: tenantId }]);
    expect(await world.database.outside('test', (tx) => tx.sql('select from municipality'))).toEqual([]);
  });
});
