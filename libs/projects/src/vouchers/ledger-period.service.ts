import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Budget } from '../budgets/budget.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { whereOf } from '../projects/seen.ts';
import { LedgerPeriod } from './ledger-period.entity.ts';
import type { CloseLedgerPeriodInput, ReopenLedgerPeriodInput } from './ledger-period.entity.ts';

export const PeriodClosed = domainError('refused', 'PERIOD_CLOSED', {
  sv: 'Perioden är stängd för bokföring.',
  en: 'The period is closed for posting.',
});
export const PeriodTurned = domainError('invalid', 'LEDGER_PERIOD_TURNED', {
  sv: 'Den sista dagen ligger före den första.',
  en: 'The last day is before the first.',
});
export const PeriodIsOpen = domainError('refused', 'LEDGER_PERIOD_IS_OPEN', { sv: 'Perioden är redan öppen.', en: 'The period is open already.' });
constraintError('expenditure_period_is_open', () => new PeriodClosed({}, ['input', 'spentOn'], { allowed: ['reopenLedgerPeriod'] }));

/** Closing days of a project's ledger: what is being posted is waited for, and nothing is posted after. */
@Injectable()
export class LedgerPeriodService {
  /** As `close`, asked for by somebody. */
  async closeAsked(tx: Tx, input: CloseLedgerPeriodInput): Promise<string> {
    const project = await tx.find(Project, input.projectId, ['projectId']);
    access.require(tx.scope, 'ledgerPeriod.close', whereOf(project));
    if (input.endsOn < input.startsOn) throw new PeriodTurned({}, ['input', 'endsOn']);
    return this.close(tx, project.id, input.startsOn, input.endsOn, input.reason);
  }

  /**
   * Closes the days, whether they were closed already or not; answers the period's uuid. Whoever calls it has asked whether the caller may. What is
   * closed only because a claim was signed (`forClaim`) is opened again with the claim; what a person closes, also after it, stays closed.
   */
  async close(tx: Tx, projectId: string, startsOn: string, endsOn: string, reason: string, forClaim = false): Promise<string> {
    await tx.lock(Budget, projectId); // every posting to the project shares this row
    const [known] = await tx.sql<{ id: string }>(
      `select id from ledger_period where tenant_id = current_tenant() and project_id = $1 and starts_on = $2 and ends_on = $3 for update`,
      [projectId, startsOn, endsOn],
    );
    const closed = { closedAt: new Date(tx.now), closedById: tx.scope.personId, reason, forClaim };
    if (!known) return tx.create(LedgerPeriod, { projectId, startsOn, endsOn, ...closed }, 'ledgerPeriod.closed');
    const period = await tx.get(LedgerPeriod, known.id);
    if (!period.closedAt || (period.forClaim && !forClaim)) await tx.change(LedgerPeriod, known.id, null, closed, 'ledgerPeriod.closed');
    return known.id;
  }

  /** Opens days again that were closed only because a claim was signed, where `held` says that no other signed claim holds them. */
  async release(tx: Tx, projectId: string, startsOn: string, endsOn: string, reason: string, held: () => Promise<boolean>): Promise<void> {
    await tx.lock(Budget, projectId); // of two that let go at once, the second sees that the first has
    const [known] = await tx.sql<{ id: string }>(
      `select id from ledger_period where tenant_id = current_tenant() and project_id = $1 and starts_on = $2 and ends_on = $3 and for_claim for update`,
      [projectId, startsOn, endsOn],
    );
    if (!known || (await held())) return;
    await tx.change(LedgerPeriod, known.id, null, { closedAt: null, closedById: null, forClaim: false, reason }, 'ledgerPeriod.reopened', reason);
  }

  /** Opens closed days again. What was signed on them stays as it is. */
  async reopen(tx: Tx, input: ReopenLedgerPeriodInput): Promise<string> {
    const period = await tx.find(LedgerPeriod, input.ledgerPeriodId, ['ledgerPeriodId']);
    access.require(tx.scope, 'ledgerPeriod.close', whereOf(await tx.get(Project, period.projectId)));
    if (!period.closedAt) throw new PeriodIsOpen({}, ['input', 'ledgerPeriodId']);
    const open = { closedAt: null, closedById: null, forClaim: false, reason: input.reason };
    await tx.change(LedgerPeriod, period.id, input.expectedVersion, open, 'ledgerPeriod.reopened', input.reason);
    return period.id;
  }
}
