import { areasOf } from '../access/index.ts';
import type { RoleName } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { domainError, NotFound } from '../graphql/errors.ts';
import { models } from '../read/index.ts';
import type { Class, Model, ScopeSql, TenantRow } from '../read/index.ts';

/** Where a role is held, as columns; all null = the whole tenant. */
export interface AreaKeys {
  municipalityId: string | null;
  workgroupId: string | null;
  projectId: string | null;
}
/** The same as global ids in an input. */
export type AreaInput = Partial<Record<keyof AreaKeys, string | null>>;

export const RoleNeedsArea = domainError('invalid', 'ROLE_NEEDS_AREA', {
  sv: 'Rollen innehas i: {areas}. Ange just en sådan och inget annat.',
  en: 'The role is held in: {areas}. Give exactly one of these and nothing else.',
});

const kinds = { municipalityId: 'Municipality', workgroupId: 'Workgroup', projectId: 'Project' } as const;
const areaOf = { municipalityId: 'municipality', workgroupId: 'workgroup', projectId: 'project' } as const;

/** The area of an input, checked against what the role may be held in. Foreign and absent ids are NotFound. */
export async function readArea(tx: Tx, role: RoleName, input: AreaInput): Promise<AreaKeys> {
  const given = (Object.keys(kinds) as (keyof AreaKeys)[]).filter((key) => input[key] != null);
  const area = given.length === 0 ? 'tenant' : areaOf[given[0]!];
  if (given.length > 1 || !areasOf[role].includes(area)) throw new RoleNeedsArea({ areas: areasOf[role] }, ['input', given[0] ?? 'role']);
  const keys: AreaKeys = { municipalityId: null, workgroupId: null, projectId: null };
  for (const key of given) keys[key] = (await tx.find(entityNamed(kinds[key], key), input[key], [key])).id;
  return keys;
}

/** The entities of areas belong to higher contexts, which the platform knows by name only. */
export const modelNamed = (name: string): Model | undefined => [...models.values()].find((model) => model.name === name);

function entityNamed(name: string, key: string): Class<TenantRow> {
  const model = modelNamed(name);
  if (!model) throw new NotFound({}, ['input', key]);
  return model.type as Class<TenantRow>;
}

type AreaColumns = Record<keyof AreaKeys | 'tenantId', string>;

/** SQL: whether the viewer sees the area that a row is held in; its name and id are told with the row, and a draft of others is not there. */
export function areaSeenSql(row: AreaColumns, scope: ScopeSql): string {
  const seen = (Object.keys(kinds) as (keyof AreaKeys)[]).flatMap((key) => {
    const model = modelNamed(kinds[key]);
    if (!model?.visible) return [];
    const tied = `a.tenant_id = ${row.tenantId} and a.id = ${row[key]}`;
    return [`(${row[key]} is null or exists (select from ${scope.rows(model.type)} a where ${tied}))`];
  });
  return seen.join(' and ') || 'true';
}

/** SQL over a row that is held in an area: the area's global id, null for the whole tenant. */
export const areaIdSql = (row: AreaColumns): string => firstOf(row, (model, key) => `'${model.prefix}_' || ${key}`);

/** … and its name, to a viewer who sees the area; without a viewer, in a letter, to whoever is told of the row. */
export const areaNameSql = (row: AreaColumns, scope?: ScopeSql): string =>
  firstOf(
    row,
    (model, key) => `(select a.name from ${scope?.rows(model.type) ?? model.table} a where a.tenant_id = ${row.tenantId} and a.id = ${key})`,
  );

function firstOf(row: AreaColumns, sql: (model: Model, key: string) => string): string {
  const parts = (Object.keys(kinds) as (keyof AreaKeys)[]).flatMap((key) => {
    const model = modelNamed(kinds[key]);
    return model ? [sql(model, row[key])] : [];
  });
  return `coalesce(${[...parts, 'null::text'].join(', ')})`;
}
