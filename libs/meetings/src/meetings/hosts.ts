import { Body, Municipality, Network, Workgroup } from '@samnav/networks';
import { access, domainError } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import type { Meeting } from './meeting.entity.ts';
import { whereOf } from './place.ts';

export const OneHost = domainError('invalid', 'ONE_HOST', {
  sv: 'Ett möte hålls av en arbetsgrupp, ett nätverk eller ett organ, eller av en kommun. Ange högst en av dem.',
  en: 'A meeting is held by a workgroup, a network or a body, or by a municipality. Give at most one of them.',
});

/** Whose meeting it is; all null = the whole region's. */
export type Host = Pick<Meeting, 'workgroupId' | 'networkId' | 'bodyId' | 'projectId' | 'municipalityId'>;
/** As a client names it. */
export interface HostInput {
  workgroupId?: string | null;
  networkId?: string | null;
  bodyId?: string | null;
  municipalityId?: string | null;
}

export const nobody: Host = { workgroupId: null, networkId: null, bodyId: null, projectId: null, municipalityId: null };
const hosts = { workgroupId: Workgroup, networkId: Network, bodyId: Body } as const;

/** The host that an input names, where the operation reaches it; a meeting belongs to its host's municipality. */
export async function hostOf(tx: Tx, input: HostInput, operation: Operation): Promise<Host> {
  const named = (['workgroupId', 'networkId', 'bodyId', 'municipalityId'] as const).filter((key) => input[key] != null);
  const found = await Promise.all(named.map((key) => hostBy(tx, key, input[key]!)));
  for (const host of found.length ? found : [nobody]) access.require(tx.scope, operation, whereOf(host));
  if (found.length > 1) throw new OneHost({}, ['input', named[1]!]);
  return found[0] ?? nobody;
}

async function hostBy(tx: Tx, key: keyof HostInput, given: string): Promise<Host> {
  if (key === 'municipalityId') return { ...nobody, municipalityId: (await tx.find(Municipality, given, [key])).id };
  const { id, municipalityId } = await tx.find<Workgroup | Network | Body>(hosts[key], given, [key]);
  return { ...nobody, [key]: id, municipalityId };
}
