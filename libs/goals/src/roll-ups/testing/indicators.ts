import { randomUUID } from 'node:crypto';
import type { Scope, Tx } from '@samnav/platform';
import type { World } from '@samnav/platform/testing';

type State = 'draft' | 'submitted' | 'approved';
/** One figure to be measured: where, when, what, how far. */
export interface Figure {
  scope: string;
  period: string;
  state?: State;
  value?: string | null;
  numerator?: string | null;
  denominator?: string | null;
  text?: string | null;
  parts?: { category: string; value?: string | null; numerator?: string | null; denominator?: string | null }[];
}

/** Makes indicators and what was measured by plain SQL, so that any combination of states can stand there. */
export class Measured {
  private constructor(
    private readonly tx: Tx,
    private readonly people: readonly [string, string],
  ) {}

  /** Works in one transaction, as somebody with another to approve. */
  static async in<T>(world: World, work: (measured: Measured) => Promise<T>): Promise<T> {
    const [one, other] = [await world.as('regionCoordinator'), await world.as('regionCoordinator')] as [Scope, Scope];
    return world.database.write(world.system, (tx) => work(new Measured(tx, [one.personId!, other.personId!])));
  }

  private async insert(table: string, values: Record<string, unknown>): Promise<string> {
    const names = Object.keys(values);
    const [row] = await this.tx.sql<{ id: string }>(
      `insert into ${table} (${names.join()}) values (${names.map((_, i) => `$${i + 1}`).join()}) returning id`,
      Object.values(values),
    );
    return row!.id;
  }

  indicator(values: Record<string, unknown> = {}): Promise<string> {
    const usual = { name: `Indikator ${randomUUID()}`, unit: 't', direction: 'descending', aggregation: 'sum', periodicity: 'year' };
    return this.insert('indicator', { ...usual, owner_id: this.people[0], ...values });
  }
  scope(indicator: string, kind: string, municipality: string | null, name = `${kind} ${randomUUID()}`): Promise<string> {
    return this.insert('indicator_scope', { indicator_id: indicator, kind, municipality_id: municipality, name, owner_id: this.people[0] });
  }
  async category(indicator: string): Promise<string> {
    const dimension = await this.insert('indicator_dimension', { indicator_id: indicator, name: `Kön ${randomUUID()}` });
    return this.insert('indicator_category', { dimension_id: dimension, name: 'kvinnor', number: 1 });
  }
  async year(year: number): Promise<string> {
    const [there] = await this.tx.sql<{ id: string }>(`select id from reporting_period where name = $1`, [String(year)]);
    if (there) return there.id;
    return this.insert('reporting_period', { name: String(year), periodicity: 'year', starts_on: `${year}-01-01`, ends_on: `${year}-12-31` });
  }
  target(indicator: string, scope: string, year: number, value: string, comparator = 'atMost'): Promise<string> {
    return this.insert('target_value', { indicator_id: indicator, scope_id: scope, year, value, comparator });
  }
  action(indicator: string, scope: string, effect: string, fromYear: number, fullYear: number): Promise<string> {
    const years = { from_year: fromYear, full_year: fullYear };
    return this.insert('planned_action', { indicator_id: indicator, scope_id: scope, title: 'Elbussar', owner_id: this.people[0], effect, ...years });
  }
  async figure(
    indicator: string,
    { scope, period, state = 'approved', parts = [], value = null, numerator = null, denominator = null, text = null }: Figure,
  ): Promise<string> {
    const said = { indicator_id: indicator, scope_id: scope, period_id: period, value, numerator, denominator, text };
    const id = await this.insert('measurement', said);
    for (const { category, ...figures } of parts) await this.insert('measurement_part', { measurement_id: id, category_id: category, ...figures });
    if (state !== 'draft')
      await this.tx.sql('update measurement set submitted_at = samnav_now(), submitted_by_id = $2 where id = $1', [id, this.people[0]]);
    if (state === 'approved')
      await this.tx.sql('update measurement set approved_at = samnav_now(), approved_by_id = $2 where id = $1', [id, this.people[1]]);
    return id;
  }
}
