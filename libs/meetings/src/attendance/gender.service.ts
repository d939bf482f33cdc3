import { Injectable } from '@nestjs/common';
import { Person } from '@samnav/networks';
import { access, domainError, globalId, insertAuditEvent, systemScope } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import type { SetOwnGenderInput, SetPersonGenderInput } from './attendance.inputs.ts';
import type { Gender } from './gender.ts';
import { PersonGender } from './person-gender.entity.ts';

export const NoPersonOfOwn = domainError('refused', 'NO_PERSON_OF_OWN', {
  sv: 'Ditt konto hör inte till någon person här.',
  en: 'Your account belongs to no person here.',
});
export const GenderIsOwn = domainError('refused', 'GENDER_IS_OWN', {
  sv: 'Personen har ett konto och bestämmer själv vad som antecknas.',
  en: 'The person has an account, and decides alone what is recorded.',
});

/**
 * What is recorded of people's gender: each decides for themselves, and it counts at once, wherever they were present. The audit log says
 * that something was decided, and neither by whom nor what: who reads the log reads balances too, and would see whose changed them.
 */
@Injectable()
export class GenderService {
  async setOwn(tx: Tx, { gender }: SetOwnGenderInput): Promise<string> {
    return this.keep(tx, ownPerson(tx), gender);
  }

  /** Answers the global id of what was taken away; null where nothing was recorded. */
  async clearOwn(tx: Tx): Promise<string | null> {
    const id = await this.forget(tx, ownPerson(tx));
    return id && globalId(PersonGender, id);
  }

  /** Writes down what somebody without an account has said. */
  async setOf(tx: Tx, { personId, gender }: SetPersonGenderInput): Promise<string> {
    const person = await tx.find(Person, personId, ['personId']);
    access.require(tx.scope, 'personGender.record', { municipalityId: person.municipalityId, personId: person.id });
    if (person.accountId) throw new GenderIsOwn({}, ['input', 'personId']);
    if (gender) await this.keep(tx, person.id, gender);
    else await this.forget(tx, person.id);
    return person.id;
  }

  /** Past the entity, whose values the audit log would keep. */
  private async keep(tx: Tx, personId: string, gender: Gender): Promise<string> {
    const [row] = await tx.sql<{ id: string }>(
      `insert into person_gender as g (person_id, gender) values ($1, $2)
       on conflict (tenant_id, person_id) do update set gender = excluded.gender, version = g.version + 1, updated_at = samnav_now() returning id`,
      [personId, gender],
    );
    await changed(tx);
    return row!.id;
  }

  private async forget(tx: Tx, personId: string): Promise<string | null> {
    const [row] = await tx.sql<{ id: string }>('delete from person_gender where tenant_id = current_tenant() and person_id = $1 returning id', [
      personId,
    ]);
    if (row) await changed(tx);
    return row?.id ?? null;
  }
}

/** The event that nobody stands behind. */
async function changed(tx: Tx): Promise<void> {
  const scope = systemScope(tx.scope.tenantId, tx.scope.tenant, 'person-gender', tx.now);
  const event = { action: 'personGender.changed', subjectType: 'PersonGender', subjectId: null };
  await insertAuditEvent({ scope, sql: (text, params) => tx.sql(text, params) }, event);
}

function ownPerson({ scope }: Tx): string {
  if (!scope.personId) throw new NoPersonOfOwn();
  return scope.personId;
}
