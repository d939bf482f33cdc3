import { Injectable } from '@nestjs/common';
import { access, domainError, models } from '@samnav/platform';
import type { Tx, Values } from '@samnav/platform';
import { moveMemberships } from '../networks/move-memberships.ts';
import { Organisation } from './organisation.entity.ts';
import type { MergeOrganisationsInput } from './organisation.entity.ts';
import { OrganisationMerged } from './organisation.service.ts';

export const MergedWithItself = domainError('invalid', 'MERGED_WITH_ITSELF', {
  sv: 'En organisation kan inte slås ihop med sig själv. Välj en annan.',
  en: 'An organisation cannot be merged with itself. Choose another.',
});
export const MergeClashes = domainError('refused', 'MERGE_CLASHES', {
  sv: 'Båda finns redan i samma sammanhang ({where}), där bara en kan finnas. Avsluta den ena där först.',
  en: 'Both are already in the same place ({where}), where only one can be. End one of them there first.',
});

/** A column of some table that refers to organisations, found in the catalogue: contexts above this one need not be known. */
interface Referring {
  table: string;
  column: string;
  versioned: boolean;
}

/** Columns that the API's role may change; append-only history keeps the duplicate's id, which still resolves. */
const REFERRING = `select c.conrelid::regclass::text as table, a.attname as column,
    exists (select from pg_attribute v where v.attrelid = c.conrelid and v.attname = 'version') as versioned
  from pg_constraint c cross join unnest(c.conkey) k (attnum) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum
  where c.contype = 'f' and c.confrelid = 'organisation'::regclass and a.attname <> 'tenant_id'
    and has_column_privilege(c.conrelid, a.attnum, 'update') order by 1, 2`;

@Injectable()
export class OrganisationMergeService {
  /** Makes one of several: all that refers to the duplicates refers to the one that stays, which takes what it lacks from them. */
  async merge(tx: Tx, input: MergeOrganisationsInput): Promise<string> {
    const { keep, duplicates } = await this.found(tx, input);
    const ids = duplicates.map((d) => d.id);
    await moveMemberships(tx, keep.id, ids);
    const moved = await this.rewrite(tx, keep.id, ids);
    for (const duplicate of duplicates)
      await tx.change(Organisation, duplicate.id, null, { mergedIntoId: keep.id, parentId: null, municipalityId: null }, 'organisation.merged');
    await tx.change(Organisation, keep.id, input.expectedVersion, completed(keep, duplicates), 'organisation.updated');
    await tx.record('organisation.absorbed', Organisation, keep.id, { changes: { duplicates: { after: ids }, moved: { after: moved } } });
    return keep.id;
  }

  private async found(tx: Tx, input: MergeOrganisationsInput): Promise<{ keep: Organisation; duplicates: Organisation[] }> {
    const keep = await tx.find(Organisation, input.id, ['id']);
    const duplicates: Organisation[] = [];
    for (const [i, id] of [...new Set(input.duplicateIds)].entries()) duplicates.push(await tx.find(Organisation, id, ['duplicateIds', String(i)]));
    for (const row of [keep, ...duplicates]) access.require(tx.scope, 'organisation.merge', { municipalityId: row.municipalityId });
    if (duplicates.some((d) => d.id === keep.id)) throw new MergedWithItself({}, ['input', 'duplicateIds']);
    const locked: Organisation[] = [];
    // in the order of their ids, so that two merges at once cannot wait for each other in a circle
    for (const id of [keep.id, ...duplicates.map((d) => d.id)].sort()) locked.push(await tx.lock(Organisation, id));
    const again = (row: Organisation): Organisation => locked.find((l) => l.id === row.id)!;
    const done = locked.find((row) => row.mergedIntoId);
    if (done)
      throw new OrganisationMerged({ name: done.name, keeper: (await tx.get(Organisation, done.mergedIntoId!)).name }, ['input', 'duplicateIds']);
    return { keep: again(keep), duplicates: duplicates.map(again) };
  }

  /** Points every reference to the one that stays; answers how many rows by table. */
  private async rewrite(tx: Tx, keepId: string, ids: string[]): Promise<Record<string, number>> {
    const moved: Record<string, number> = {};
    for (const { table, column, versioned } of await tx.sql<Referring>(REFERRING)) {
      // whose the one that stays is, `completed` says; a duplicate has no owner any more
      const itself = table === 'organisation' && column === 'parent_id' ? 'and id <> $1 and id <> all($2)' : '';
      const bump = versioned ? ', version = version + 1, updated_at = samnav_now()' : '';
      const rows = await this.pointing(tx, table, () =>
        tx.sql(`update ${table} set ${column} = $1${bump} where tenant_id = current_tenant() and ${column} = any($2) ${itself} returning 1`, [
          keepId,
          ids,
        ]),
      );
      if (rows.length) moved[`${table}.${column}`] = rows.length;
    }
    return moved;
  }

  /** A unique or excluding constraint of a table that this context does not know still says why it refuses. */
  private async pointing<T>(tx: Tx, table: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === '23505' || code === '23P01') throw new MergeClashes({ where: typeOf(table) }, ['input', 'duplicateIds']);
      throw error;
    }
  }
}

/** What the one that stays takes over where it has nothing itself. */
function completed(keep: Organisation, duplicates: Organisation[]): Values<Organisation> {
  const taken: Values<Organisation> = {};
  for (const field of ['organisationNumber', 'foundedYear', 'funderSlug', 'website'] as const)
    Object.assign(taken, { [field]: keep[field] ?? duplicates.map((d) => d[field]).find((v) => v != null) });
  const ids = [keep.id, ...duplicates.map((d) => d.id)];
  const owned = [keep, ...duplicates].find((o) => o.parentId && !ids.includes(o.parentId));
  return { ...taken, parentId: owned?.parentId ?? null, ownershipShare: owned?.ownershipShare ?? null };
}

/** What users know a table as: the type in the API. */
const typeOf = (table: string): string => [...models.values()].find((model) => model.table === table)?.name ?? table;
