import type { Tx } from '../database/tx.ts';

interface NewTenant {
  /** SCB codes, e.g. 2480. */
  municipalityCodes: readonly string[];
}
interface NewMember {
  accountId: string;
  email: string;
  name: string;
  municipalityId: string | null;
}

const furnishers: ((tx: Tx, made: NewTenant) => Promise<void>)[] = [];
const welcomers: ((tx: Tx, member: NewMember) => Promise<void>)[] = [];

/** A higher context furnishes a new tenant, in the transaction that makes it. */
export const onTenantCreated = (furnish: (tx: Tx, made: NewTenant) => Promise<void>): void => void furnishers.push(furnish);
/** A higher context learns of an account that got its first role in the tenant, in the same transaction, e.g. to tie it to a person. */
export const onMemberJoined = (welcome: (tx: Tx, member: NewMember) => Promise<void>): void => void welcomers.push(welcome);

export async function furnishTenant(tx: Tx, made: NewTenant): Promise<void> {
  for (const furnish of furnishers) await furnish(tx, made);
}
export async function welcomeMember(tx: Tx, member: NewMember): Promise<void> {
  for (const welcome of welcomers) await welcome(tx, member);
}
