import { onMemberJoined, onTenantCreated } from '@samnav/platform';
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
