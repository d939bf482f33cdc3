import { setTimeout as pause } from 'node:timers/promises';
import { Database, DomainError, globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { BudgetLine, Expenditure, ExpenditureService } from '@samnav/projects';
import { chance } from './chance.ts';

/** What a client of the bank works with. */
export interface Account {
  scope: Scope;
  /** Budget lines (uuids) of the projects that all clients post to. */
  lines: readonly string[];
  seed: number;
}
/** What a client knows to be committed. */
export type Told = { did: 'posted'; id: string; line: string; ore: string } | { did: 'reversed'; id: string; of: string };

const expenditures = new ExpenditureService();

/**
 * Posts random amounts to lines that everybody posts to, and takes some of its own back; tells each as soon as it is committed. A refusal is
 * part of the work, a lost connection too: what was under way then is committed or not, and nobody is told.
 */
export async function bankClient(
  database: Database,
  { scope, lines, seed }: Account,
  until: () => boolean,
  tell: (told: Told) => void,
): Promise<void> {
  const random = chance(seed);
  const own: string[] = [];
  while (!until()) {
    try {
      const of = own.length && random(4) === 0 ? own.splice(random(own.length), 1)[0]! : null;
      if (of) tell({ did: 'reversed', of, id: await reverse(database, scope, of) });
      else {
        const [line, ore] = [lines[random(lines.length)]!, BigInt(random(1_000_000) + 1)];
        const id = await post(database, scope, line, ore);
        own.push(id);
        tell({ did: 'posted', id, line, ore: String(ore) });
      }
    } catch (error) {
      if (error instanceof DomainError) throw error;
      await pause(20);
    }
  }
}

const post = (database: Database, scope: Scope, line: string, amount: bigint): Promise<string> =>
  database.write(scope, (tx) => expenditures.record(tx, { budgetLineId: globalId(BudgetLine, line), spentOn: '2026-03-31', amount }));
const reverse = (database: Database, scope: Scope, of: string): Promise<string> =>
  database.write(scope, (tx) => expenditures.reverse(tx, { expenditureId: globalId(Expenditure, of), reason: 'Bank' }));
