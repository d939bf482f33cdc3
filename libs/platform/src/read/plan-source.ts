import type { Model, Row } from './members.ts';
import type { PlanDraft } from './plan-draft.ts';
import { allOf, rowSql, seenSql, tie } from './row-sql.ts';

/** A table in the statement under its alias, and which of its columns somebody used. */
export class Source {
  readonly used = new Set<string>();
  readonly row: Row<any>;
  /** What the rows carry beside the table's columns: computed columns, counts and sums that were worked out before, by property. */
  readonly carried = new Map<string, string>();

  constructor(
    draft: PlanDraft,
    readonly model: Model,
    readonly alias: string,
    /** Whether it is known without asking that the viewer sees the rows. */
    private readonly seen = false,
  ) {
    // rules, joins and expressions may use what the viewer may not read; what the client names goes through draft.member
    this.row = rowSql(model, alias, draft.scopeSql, (column) => this.used.add(column));
  }

  /** The SQL of a column, a computed column, a count or a sum. */
  value(property: string): string {
    const carried = this.carried.get(property);
    return carried ? `${this.alias}.${carried}` : this.row[property]!;
  }
  carry(property: string): void {
    this.carried.set(property, `c$${this.carried.size + 1}`);
  }
  get table(): string {
    return `${this.model.table} ${this.alias}`;
  }
  /** ` where …`: the rows that the viewer may see, further narrowed. */
  where(...conditions: (string | undefined)[]): string {
    const all = allOf([this.seen ? undefined : seenSql(this.row), ...conditions]);
    return all === 'true' ? '' : ` where ${all}`;
  }
}

export const sourceOf = (draft: PlanDraft, model: Model, seen = false): Source => new Source(draft, model, draft.alias('t'), seen);

/** The condition that ties a row to another. */
export const join = (child: Source, childKey: string, parent: Source, parentKey: string): string => tie(child.row, childKey, parent.row, parentKey);
