import DataLoader from 'dataloader';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

/** What one request carries: its transaction with the tenant set, and its loaders. */
export class RequestContext {
  private runner?: QueryRunner;
  private starting?: Promise<void>;
  private readonly loaders = new Map<string, DataLoader<string, any>>();
  readonly today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());

  constructor(
    private readonly source: DataSource,
    readonly headers: Record<string, string>,
  ) {}

  async manager(): Promise<EntityManager> {
    await (this.starting ??= this.start());
    return this.runner!.manager;
  }

  private async start(): Promise<void> {
    this.runner = this.source.createQueryRunner();
    await this.runner.connect();
    await this.runner.startTransaction();
    await this.runner.query(`select set_config('app.tenant_id', $1, true)`, [this.headers['x-tenant']]);
  }

  async end(good: boolean): Promise<void> {
    if (!this.starting) return;
    await this.starting;
    try {
      if (good) await this.runner!.commitTransaction();
      else await this.runner!.rollbackTransaction();
    } finally {
      await this.runner!.release();
    }
  }

  load<T>(name: string, id: string, batch: (manager: EntityManager, ids: string[]) => Promise<Map<string, T>>): Promise<T | undefined> {
    let loader = this.loaders.get(name);
    if (!loader) {
      loader = new DataLoader<string, any>(async (ids) => {
        const found = await batch(await this.manager(), [...ids]);
        return ids.map((each) => found.get(each));
      });
      this.loaders.set(name, loader);
    }
    return loader.load(id) as Promise<T | undefined>;
  }
}

export function grouped<T>(rows: T[], key: keyof T): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row[key] as string);
    if (group) group.push(row);
    else groups.set(row[key] as string, [row]);
  }
  return groups;
}

export const indexed = <T extends { id: string }>(rows: T[]): Map<string, T> => new Map(rows.map((row) => [row.id, row]));
