import { afterAll, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { Database, globalId } from '@samnav/platform';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import { DeadlineService } from '../../deadlines/deadline.service.ts';
import { writeTenantDigests } from '../digests/write-digests.ts';
import { Delivery } from './delivery.entity.ts';
import { DeliveryService } from './delivery.service.ts';

const worker = Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 1, reads: 1 });
afterAll(async () => {
  await (await worker).onApplicationShutdown();
  await closeTestDatabase();
});

test('what came back is sent once more to the address that the person has since been given', async () => {
  const world = await newTenant();
  const coordinator = await world.as('regionCoordinator');
  const municipality = world.municipalities['Umeå']!;
  const write = world.database.write.bind(world.database);
  const [person] = await write(world.system, (tx) =>
    tx.sql<{ id: string }>(`insert into person (name, email, municipality_id) values ('Anna', 'ana@umea.example', $1) returning id`, [municipality]),
  );
  const input = {
    title: 'Rapportera',
    dueOn: '2030-06-05',
    ownerId: globalId(Person, person!.id),
    municipalityId: globalId(Municipality, municipality),
  };
  await write(coordinator, (tx) => new DeadlineService().create(tx, input));
  await writeTenantDigests(await worker, world.system, '2030-06-03 08:00 Europe/Stockholm');
  const [mail] = await write(world.system, (tx) =>
    tx.sql<{ id: string }>(`update mail_message set state = 'failed' where to_person_id = $1 and letter = 'weekly-digest' returning id`, [
      person!.id,
    ]),
  );
  await write(world.system, (tx) => tx.sql(`update person set email = 'anna@umea.example' where id = $1`, [person!.id]));
  await write(coordinator, (tx) => new DeliveryService().resend(tx, { id: globalId(Delivery, mail!.id) }));
  const sent = await (await worker).write(world.system, (tx) => tx.sql('select state, to_address from mail_message where id = $1', [mail!.id]));
  expect(sent).toEqual([{ state: 'queued', to_address: 'anna@umea.example' }]);
});
