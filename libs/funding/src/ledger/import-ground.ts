import type { Tx } from '@samnav/platform';
import type { CostCategory } from '@samnav/projects';
import type { BookRow } from './books/books.ts';

/** For whom books are imported: the projects that the importer may post to. */
export interface ImportReach {
  municipalityId: string;
  /** The only projects; null = whatever the municipality’s books are mapped to. */
  projects: readonly string[] | null;
  /** Whether a project of the whole region may be named by its number; otherwise only the municipality’s own. */
  everywhere: boolean;
}

/** A project that books may be posted to. */
export interface GroundProject {
  id: string;
  name: string;
  startsOn: string | null;
  endsOn: string | null;
  approved: boolean;
  /** By category and year; the project’s own lines before those of partners. */
  lines: ReadonlyMap<string, string>;
  closed: readonly { startsOn: string; endsOn: string }[];
}

/** An account that nobody has said anything of. */
export const UNMAPPED = Symbol('unmapped');

interface AccountRange {
  from: number;
  to: number;
  category: CostCategory | null;
}
type ProjectsByObject = ReadonlyMap<string, string>;
type ProjectsById = ReadonlyMap<string, GroundProject>;

/** What the books of a municipality stand for here: read once, then asked for every row. */
export class ImportGround {
  private constructor(
    private readonly accounts: readonly AccountRange[],
    private readonly objects: ProjectsByObject,
    private readonly projects: ProjectsById,
    private readonly reach: ImportReach,
  ) {}

  static async of(tx: Tx, reach: ImportReach): Promise<ImportGround> {
    const accounts = await tx.sql<AccountRange>(
      `select account_from as "from", account_to as "to", category from account_mapping
       where tenant_id = current_tenant() and municipality_id = $1 order by account_from`,
      [reach.municipalityId],
    );
    const mapped = await tx.sql<{ key: string; project_id: string }>(OBJECTS, [reach.municipalityId, reach.everywhere, reach.projects]);
    const objects = new Map(mapped.map(({ key, project_id }) => [key, project_id]));
    const found = await tx.sql<Found>(PROJECTS, [[...new Set(objects.values())]]);
    return new ImportGround(accounts, objects, new Map(found.map((one) => [one.id, projectOf(one)])), reach);
  }

  project(id: string): GroundProject {
    return this.projects.get(id)!;
  }

  /** The project that a row is about; null for all other rows. */
  projectOf({ objects }: Pick<BookRow, 'objects'>): string | null {
    for (const [dimension, object] of objects) {
      const project = this.objects.get(`${dimension} ${object}`);
      if (project) return project;
    }
    return null;
  }

  /** The object by which a row is about a project. */
  objectOf({ objects }: Pick<BookRow, 'objects'>): string {
    return objects.find(([dimension, object]) => this.objects.has(`${dimension} ${object}`))![1];
  }

  /** Whether the importer may post to the project. */
  reaches(projectId: string): boolean {
    return this.reach.projects === null || this.reach.projects.includes(projectId);
  }

  /**
   * What an account stands for: what the municipality said; else, by the classes of the municipal chart of accounts (Kommun-Bas), 1–3 and 8
   * are no costs and 5 is staff. Of the rest nothing is guessed.
   */
  categoryOf(account: string | null): CostCategory | null | typeof UNMAPPED {
    if (account === null) return null;
    const number = /^\d{1,9}$/.test(account) ? Number(account) : null;
    const said = number === null ? undefined : this.accounts.find(({ from, to }) => from <= number && number <= to);
    if (said) return said.category;
    if (/^[1238]/.test(account)) return null;
    return account.startsWith('5') ? ('staff' as CostCategory) : UNMAPPED;
  }
}

/** Objects that somebody mapped; and those of the projects’ dimension that are a project’s number. */
const OBJECTS = `
  select dimension || ' ' || object as key, project_id from object_mapping where tenant_id = current_tenant() and municipality_id = $1
  union all
  select '6 ' || p.number, p.id from project p
  where p.tenant_id = current_tenant() and p.number is not null
    and ($2 or p.municipality_id = $1 or p.id = any($3::uuid[]))
    and not exists (select from object_mapping m where m.tenant_id = p.tenant_id and m.municipality_id = $1 and m.dimension = '6' and m.object = p.number)`;

interface Found {
  id: string;
  name: string;
  starts_on: string | null;
  ends_on: string | null;
  approved: boolean;
  lines: { key: string; id: string }[];
  closed: { startsOn: string; endsOn: string }[];
}
const PROJECTS = `
  select p.id, coalesce(p.number, p.name) as name, p.starts_on::text, p.ends_on::text, b.approved_at is not null as approved,
    coalesce((select json_agg(json_build_object('key', l.category || ' ' || l.year, 'id', l.id) order by l.partner_id is not null desc, l.id desc)
      from budget_line l where l.tenant_id = p.tenant_id and l.project_id = p.id), '[]') as lines,
    coalesce((select json_agg(json_build_object('startsOn', c.starts_on, 'endsOn', c.ends_on)) from ledger_period c
      where c.tenant_id = p.tenant_id and c.project_id = p.id and c.closed_at is not null), '[]') as closed
  from project p join budget b on b.tenant_id = p.tenant_id and b.id = p.id
  where p.tenant_id = current_tenant() and p.id = any($1::uuid[])`;

const projectOf = ({ id, name, starts_on, ends_on, approved, lines, closed }: Found): GroundProject => ({
  id,
  name,
  startsOn: starts_on,
  endsOn: ends_on,
  approved,
  lines: new Map(lines.map((line) => [line.key, line.id])), // the last of a key wins: the project's own
  closed,
});
