import type { RoleName } from '../database/scope.ts';
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

/** Where somebody holds something else than before; null = in the whole region. */
export interface RolePlace {
  municipalityId: string | null;
  workgroupId?: string | null;
  /** Which role of an account, where it is one. */
  role?: RoleName;
  /** Whose role it is or was, where it is an account's. */
  accountId?: string;
}

const furnishers: ((tx: Tx, made: NewTenant) => Promise<void>)[] = [];
const welcomers: ((tx: Tx, member: NewMember) => Promise<void>)[] = [];

const roleListeners: ((tx: Tx, place: RolePlace) => Promise<void>)[] = [];

/** A higher context furnishes a new tenant, in the transaction that makes it. */
export const onTenantCreated = (furnish: (tx: Tx, made: NewTenant) => Promise<void>): void => void furnishers.push(furnish);
/** A higher context learns of an account that got its first role in the tenant, in the same transaction, e.g. to tie it to a person. */
export const onMemberJoined = (welcome: (tx: Tx, member: NewMember) => Promise<void>): void => void welcomers.push(welcome);

/** A higher context learns, in the same transaction, that others than before hold the roles of a place. */
export const onRolesChanged = (listen: (tx: Tx, place: RolePlace) => Promise<void>): void => void roleListeners.push(listen);

/** Says that others hold the roles of a place from now on: roles of accounts, a workgroup's lead, seats of a body. */
export async function rolesChanged(tx: Tx, place: RolePlace): Promise<void> {
  for (const listen of roleListeners) await listen(tx, place);
}

export async function furnishTenant(tx: Tx, made: NewTenant): Promise<void> {
  for (const furnish of furnishers) await furnish(tx, made);
}
export async function welcomeMember(tx: Tx, member: NewMember): Promise<void> {
  for (const welcome of welcomers) await welcome(tx, member);
}
