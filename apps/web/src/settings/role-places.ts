import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { Fault } from '../api/verb.ts';
import { OwnSettingsDocument, type Role } from '../generated/graphql.ts';
import { useMunicipalities, useWorkgroups } from '../networks/choices.ts';
import { useProjects } from '../projects/choices.ts';
import { choicesFrom } from '../ui/choose.ts';
import type { Choice } from '../ui/fields.tsx';
import { filled } from '../ui/rules.ts';

type Area = 'tenant' | 'municipality' | 'workgroup' | 'project';

/** Where a role of a region can be held; it helps to choose, the API decides. */
const areas: Partial<Record<Role, readonly Area[]>> = {
  regionCoordinator: ['tenant'],
  strategist: ['municipality'],
  chiefExecutive: ['municipality'],
  politician: ['tenant', 'municipality'],
  workgroupLead: ['workgroup'],
  workgroupMember: ['workgroup'],
  projectManager: ['project'],
  projectMember: ['project'],
  financeOfficer: ['municipality'],
  authorisedSignatory: ['municipality'],
  reader: ['tenant', 'municipality'],
};

/** What a municipality's own strategist may give there: nobody gives more than they may themselves. */
const givenLocally: readonly Role[] = ['strategist', 'politician', 'reader'];

/** How far one gives roles: in the whole region, or in one's own municipalities. */
export interface Reach {
  everywhere: boolean;
  municipalities: Choice[];
}

export function useReach(): Reach {
  const { data } = useQuery(OwnSettingsDocument, { fetchPolicy: 'cache-first' });
  const held = data?.me.roleAssignments ?? [];
  const own = held.filter((each) => each.role === 'strategist' && each.areaId);
  return {
    everywhere: held.some((each) => each.role === 'regionCoordinator'),
    municipalities: own.map((each) => ({ value: each.areaId!, label: each.areaName ?? '' })),
  };
}

/** The roles that one can give. */
export function useRoleChoices(reach: Reach): Choice[] {
  const { t } = useTranslation();
  const words = t('identity.roles', { returnObjects: true }) as Record<Role, string>;
  const open = (Object.keys(areas) as Role[]).filter((role) => reach.everywhere || givenLocally.includes(role));
  return choicesFrom(Object.fromEntries(open.map((role) => [role, words[role]])));
}

/** The places where a role can be given; a role without places holds in the whole region. */
export function usePlaceChoices(reach: Reach): (role: string) => { kind: Area; choices: Choice[]; regional: boolean } {
  const municipalities = useMunicipalities();
  const lists: Record<Area, Choice[]> = {
    tenant: [],
    municipality: reach.everywhere ? municipalities : reach.municipalities,
    workgroup: useWorkgroups(),
    project: useProjects(),
  };
  return (role) => {
    const held = areas[role as Role] ?? [];
    const kind = held.find((each) => each !== 'tenant') ?? 'tenant';
    return { kind, choices: lists[kind], regional: held.includes('tenant') && reach.everywhere };
  };
}

/** The rules of the two fields of a role and its place. */
export function useRoleRules(reach: Reach) {
  const { t } = useTranslation();
  const shape = { role: filled(t('settings.role')).transform((value) => value as Role), placeId: z.string() };
  const placed = (value: { role: string; placeId: string }, context: z.RefinementCtx) => {
    const held = areas[value.role as Role];
    const regional = held?.includes('tenant') && reach.everywhere;
    if (held && !value.placeId && !regional) context.addIssue({ code: 'custom', path: ['placeId'], message: t('settings.placeMissing') });
  };
  return { shape, placed };
}

/** A place as the API takes it; the first letters of its id say what it is. */
export function placeInput(id: string | null | undefined): { municipalityId?: string; workgroupId?: string; projectId?: string } {
  if (!id) return {};
  if (id.startsWith('mun_')) return { municipalityId: id };
  return id.startsWith('wgr_') ? { workgroupId: id } : { projectId: id };
}

const placeFields = ['municipalityId', 'workgroupId', 'projectId'];

/** The API's faults with those of the three places at the one field that this form has for them. */
export const atPlace = (faults: readonly Fault[]): Fault[] =>
  faults.map((fault) => (placeFields.includes(fault.path?.at(-1) ?? '') ? { ...fault, path: ['placeId'] } : fault));
