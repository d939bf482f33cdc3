import type { FieldNode } from 'graphql';
import type { Arg } from './args.ts';
import type { Model } from './members.ts';
import type { PlanDraft } from './plan-draft.ts';
import { filterSql } from './plan-filter.ts';
import { beyond, cursorSql, orderBy, orderOf } from './plan-order.ts';
import type { Order } from './plan-order.ts';
import { searchSql } from './plan-search.ts';
import { collect, list, object } from './plan-selection.ts';
import { Source } from './plan-source.ts';
import { badInput, text } from './values.ts';

/** How many rows a page has where the client does not say, and at most. */
export const pageSizes = { usual: 25, most: 100 } as const;

/** The value of a field of a row. */
export type RowField = (source: Source, name: string, nodes: FieldNode[]) => string;

/**
 * One connection: a page of rows by keyset, and what is said about it. The page is a common table expression of only the columns that
 * are used; everything else, computed columns too, is worked out for the rows of the page alone.
 */
export class Connection {
  /** The table itself, where rows are chosen … */
  private readonly rows: Source;
  /** … and the page, under the same alias, where they are shown. */
  private readonly shown: Source;
  private readonly page: string;
  private readonly order: Order;
  private readonly narrowed: (string | undefined)[];
  private readonly first: Arg;
  private readonly last: Arg;
  private readonly after: Arg;
  private readonly before: Arg;
  private readonly size: string;

  constructor(
    private readonly draft: PlanDraft,
    private readonly nodes: FieldNode[],
    private readonly field: RowField,
    model: Model,
    on?: (source: Source) => string,
    seen = false,
  ) {
    draft.enter(model);
    const alias = draft.alias('t');
    this.rows = new Source(draft, model, alias, seen);
    this.shown = new Source(draft, model, alias);
    this.page = draft.alias('p');
    const argument = (name: string): Arg => draft.argument(nodes, name);
    [this.first, this.last, this.after, this.before] = [argument('first'), argument('last'), argument('after'), argument('before')];
    this.order = orderOf(draft, model, argument('orderBy'));
    for (const key of this.order.keys) if (key.computed) this.shown.carry(key.name);
    this.narrowed = [on?.(this.rows), filterSql(draft, this.rows, argument('filter')), searchSql(draft, this.rows, argument('query'))];
    this.size = this.sizeParameter();
  }

  sql(): string {
    const { draft, nodes } = this;
    const fields = collect(
      draft,
      nodes.map((node) => node.selectionSet),
      this.type,
    );
    const wanted = new Set([...fields.values()].map((found) => found[0]!.name.value));
    const shared = wanted.has('pageInfo') || (wanted.has('edges') && wanted.has('nodes'));
    const made = object(draft, this.type, nodes, (name, found) => this.part(name, found, shared));
    if (!shared && !wanted.has('edges') && !wanted.has('nodes')) return made;
    return `(with ${this.page} as ${shared ? '' : 'not '}materialized (${this.pageSql(shared)}) ${made.slice(1)}`;
  }

  private get type(): string {
    return `${this.rows.model.name}Connection`;
  }
  private get backward(): boolean {
    return this.last.value != null;
  }

  private sizeParameter(): string {
    if (this.first.value != null && this.backward) throw badInput('Give first or last, not both');
    const [name, arg] = this.backward ? ['last', this.last] : ['first', this.first];
    return this.draft.parameter((vars) => {
      const size = Number(arg.bind(vars) ?? pageSizes.usual);
      if (size < 0 || size > pageSizes.most) throw badInput(`${name} must lie between 0 and ${pageSizes.most}, and is ${size}`);
      return text(size);
    }, 'int');
  }

  private part(name: string, nodes: FieldNode[], shared: boolean): string {
    switch (name) {
      case 'nodes':
        return list(this.node(nodes, this.from(shared)));
      case 'edges':
        return list(
          object(
            this.draft,
            `${this.rows.model.name}Edge`,
            nodes,
            (field, found) => (field === 'cursor' ? cursorSql(this.shown, this.order) : this.node(found)),
            this.from(shared),
          ),
        );
      case 'pageInfo': // `having` makes it one row also where nothing is aggregated
        return object(this.draft, 'PageInfo', nodes, (field) => this.pageInfo(field), ` from ${this.page} ${this.shown.alias} having true`);
      case 'totalCount':
        return `(select count(*) from ${this.rows.table}${this.rows.where(...this.narrowed)})`;
      default:
        throw new Error(`no plan for ${this.type}.${name}`);
    }
  }

  private node(nodes: FieldNode[], from = ''): string {
    return object(this.draft, this.rows.model.name, nodes, (name, found) => this.field(this.shown, name, found), from);
  }

  /** The rows of the page; a shared page holds one more, by which it is known whether there are others. */
  private from(shared: boolean): string {
    const { page, shown, size } = this;
    const rows = shared ? `(select * from ${page} limit ${size}) ${shown.alias}` : `${page} ${shown.alias}`;
    return ` from ${rows}${this.backward ? orderBy(shown, this.order) : ''}`;
  }

  private pageInfo(field: string): string {
    const { backward, size, shown, order } = this;
    const cursors = `array_agg(${cursorSql(shown, order)})`;
    const nearest = `(${cursors})[least(1,${size})]`;
    const farthest = `(${cursors})[least(count(*),${size})]`;
    switch (field) {
      case 'startCursor':
        return backward ? farthest : nearest;
      case 'endCursor':
        return backward ? nearest : farthest;
      case 'hasNextPage':
        return backward ? this.othersThan('before') : `count(*) > ${size}`;
      case 'hasPreviousPage':
        return backward ? `count(*) > ${size}` : this.othersThan('after');
      default:
        throw new Error(`no plan for PageInfo.${field}`);
    }
  }

  /** Whether there are rows on the cursor's other side, the cursor's own row included. */
  private othersThan(name: 'after' | 'before'): string {
    const cursor = this[name];
    if (cursor.value == null) return 'false';
    const behind = `(${beyond(this.draft, this.rows, this.order, cursor, name)}) is not true`;
    return `exists (select from ${this.rows.table}${this.rows.where(...this.narrowed, behind)})`;
  }

  private pageSql(shared: boolean): string {
    const { draft, rows, shown, order, after, before, size } = this;
    const limits = [
      after.value == null ? undefined : beyond(draft, rows, order, after, 'after'),
      before.value == null ? undefined : beyond(draft, rows, order, before, 'before'),
    ];
    const columns = [
      ...[...shown.used].map((column) => `${rows.alias}."${column}"`),
      ...[...shown.carried].map(([name, column]) => `${rows.value(name)} ${column}`),
    ].join();
    const chosen = rows.where(...this.narrowed, ...limits);
    return `select ${columns} from ${rows.table}${chosen}${orderBy(rows, order, this.backward)} limit ${size}${shared ? ' + 1' : ''}`;
  }
}
