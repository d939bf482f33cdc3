import { onMemberJoined, onRolesChanged, onTenantCreated } from '@samnav/platform';
import { MunicipalityExists, MunicipalityService } from './municipalities/municipality.service.ts';
import { Person } from './people/person.entity.ts';
import { PersonService } from './people/person.service.ts';

const municipalities = new MunicipalityService();
const people = new PersonService();

/** A new tenant gets the municipalities that its operator named. */
onTenantCreated(async (tx, { municipalityCodes }) => {
  for (const [index, code] of municipalityCodes.entries()) {
    const path = ['input', 'municipalityCodes', String(index)];
    if (municipalityCodes.indexOf(code) < index) throw new MunicipalityExists({}, path);
    await municipalities.create(tx, { code }, path);
  }
});

/** Whoever accepts an invitation is the person of that address, who is recorded where nobody has done so. */
onMemberJoined(async (tx, { accountId, email, name, municipalityId }) => {
  const [known] = await tx.sql<{ id: string; account_id: string | null }>(
    'select id, account_id from person where tenant_id = current_tenant() and (account_id = $1 or email = $2) order by account_id = $1 desc nulls last limit 1',
    [accountId, email],
  );
  if (known?.account_id) return;
  const id = known?.id ?? (await tx.create(Person, { name, email, municipalityId }, 'person.created'));
  await people.link(tx, id, accountId);
});

/** Whoever's last role in the tenant has ended leaves today; whoever had left and is given one again stays. */
onRolesChanged(async (tx, { accountId }) => {
  if (!accountId) return;
  const [person] = await tx.sql<{ id: string; leaves_on: string | null; holds: boolean; today: string }>(
    `select p.id, p.leaves_on::text, (samnav_now() at time zone t.time_zone)::date::text as today, exists (
       select from role_assignment r where r.tenant_id = p.tenant_id and r.account_id = p.account_id and r.ended_at is null
         and (r.ends_on is null or r.ends_on >= (samnav_now() at time zone t.time_zone)::date)) as holds
     from person p join tenant t on t.id = p.tenant_id where p.tenant_id = current_tenant() and p.account_id = $1`,
    [accountId],
  );
  if (!person) return;
  const { id, holds, today, leaves_on } = person;
  if (!holds && leaves_on === null) await people.leave(tx, id, today);
  if (holds && leaves_on !== null && leaves_on <= today) await people.leave(tx, id, null);
});
