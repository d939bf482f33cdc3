import type { Model, Row } from './members.ts';
import type { PlanDraft } from './plan-draft.ts';
import { rowSql } from './scope-sql.ts';

/** A table in the statement under its alias, and which of its columns somebody used. */
export class Source {
  readonly used = new Set<string>();
  readonly row: Row<any>;

  constructor(
    readonly model: Model,
    readonly alias: string,
  ) {
    // rules, joins and expressions may use what the viewer may not read; what the client names goes through draft.member
    this.row = rowSql(model, (column) => {
      this.used.add(column);
      return `${alias}."${column}"`;
    });
  }

  column(property: string): string {
    return this.row[property]!;
  }
  get table(): string {
    return `${this.model.table} ${this.alias}`;
  }
}

export const sourceOf = (draft: PlanDraft, model: Model): Source => new Source(model, draft.alias('t'));

/** `where …`: the rows that the viewer may see, further narrowed. */
export function where(draft: PlanDraft, source: Source, ...conditions: (string | undefined)[]): string {
  const visible = source.model.visible?.(source.row, draft.scopeSql);
  const all = [visible, ...conditions].filter((condition) => condition).map((condition) => `(${condition})`);
  return all.length ? ` where ${all.join(' and ')}` : '';
}

/** The condition that ties a row to another of the same tenant, or to one that has no tenant. */
export function join(child: Source, childKey: string, parent: Source, parentKey: string): string {
  const keys = `${child.column(childKey)} = ${parent.column(parentKey)}`;
  const sameTenant = child.model.members.has('tenantId') && parent.model.members.has('tenantId');
  return sameTenant ? `${child.column('tenantId')} = ${parent.column('tenantId')} and ${keys}` : keys;
}
