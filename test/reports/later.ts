import { Person, PersonService } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { Budget, BudgetLine, BudgetService, CostCategory, Expenditure, Financing } from '@samnav/projects';
import { GrantRuleKind } from '../../libs/funding/src/grants/grant-choices.ts';
import { GrantService } from '../../libs/funding/src/grants/grant.service.ts';
import { CertificationService } from '../../libs/funding/src/time/certification.service.ts';
import { HourlyRateService } from '../../libs/funding/src/time/hourly-rate.service.ts';
import { TimeEntry } from '../../libs/funding/src/time/time-entry.entity.ts';
import { TimeService } from '../../libs/funding/src/time/time.service.ts';
import type { ReportStage } from './stage.ts';

/** What may become of what signed reports rest on. */
export const later = [
  'a rate change',
  'a new monthly salary',
  'a change of the grant’s rules',
  'a name change',
  'a reversal in the ledger',
  'a certificate that is taken back',
  'an approved amendment of the budget',
] as const;

export interface Later {
  /** Three hours of the first quarter, certified: to be claimed with it. */
  hours(): Promise<void>;
  changes: Record<(typeof later)[number], () => Promise<unknown>>;
}

export function laterOn(stage: ReportStage): Later {
  const { granted } = stage;
  const { coordinator, projectId, world } = granted;
  const by = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => granted.write(scope, work);
  const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => by(coordinator, work);
  const personId = globalId(Person, granted.signatory.personId!);
  const chief = (): Promise<Scope> => world.as('chiefExecutive', { municipalityId: world.municipalities.Umeå! });
  const rate = (input: object): Promise<string> =>
    own((tx) => new HourlyRateService().set(tx, { projectId, personId, startsOn: '2026-01-01', ...input }));
  let entry: string;

  return {
    hours: async () => {
      await rate({ monthlySalary: 4_000_000n });
      const worked = { projectId, personId, workedOn: '2026-01-14', minutes: 180, activity: 'Möte' };
      entry = globalId(TimeEntry, await own((tx) => new TimeService().record(tx, worked)));
      await by(await chief(), (tx) => new CertificationService().certify(tx, { ids: [entry] }));
    },
    changes: {
      'a rate change': async () => {
        await rate({ hourly: 99_900n, startsOn: '2026-02-01' });
        // and of the rate itself that the hours were valued by, which no service does
        await stage.owner.query('update hourly_rate set hourly_ore = hourly_ore + 100 where tenant_id = $1', [world.tenantId]);
      },
      'a new monthly salary': () => rate({ monthlySalary: 5_500_000n, startsOn: '2026-03-01' }),
      'a change of the grant’s rules': () =>
        own(async (tx) => {
          const [grant] = await tx.sql<{ id: string }>('select id from funding_grant where tenant_id = current_tenant()');
          const rule = { kind: GrantRuleKind.unitCost, rule: '1500 timmar om året', params: { annualMinutes: 90_000 }, startsOn: '2026-01-02' };
          await new GrantService().setRule(tx, { grantId: `gra_${grant!.id}`, ...rule });
        }),
      'a name change': () =>
        own(async (tx) => {
          for (const scope of [granted.signatory, granted.finance, coordinator]) {
            const { id, version } = await tx.get(Person, scope.personId!);
            await new PersonService().update(tx, { id: globalId(Person, id), expectedVersion: version, name: 'Gift Nyberg' });
          }
        }),
      'a reversal in the ledger': async () => {
        const claimed = await own((tx) =>
          tx.sql<{ id: string }>(
            'select expenditure_id as id from claim_line where tenant_id = current_tenant() and time_entry_id is null and spent_on > $1 limit 2',
            ['2026-06-01'],
          ),
        );
        for (const { id } of claimed) await granted.reverse(globalId(Expenditure, id));
      },
      'a certificate that is taken back': async () =>
        by(await chief(), (tx) => new CertificationService().withdraw(tx, { ids: [entry], reason: 'Fel projekt' })),
      'an approved amendment of the budget': async () => {
        const id = globalId(Budget, projectId.slice(4));
        const version = (): Promise<number> => own(async (tx) => (await tx.get(Budget, projectId.slice(4))).version);
        const at = async () => ({ id, expectedVersion: await version() });
        const reopened = { ...(await at()), reason: 'Mer resor' };
        await own((tx) => new BudgetService().reopen(tx, reopened));
        const saved = await at();
        await own(async (tx) => {
          const lines = await tx.rows(BudgetLine).findBy({ projectId: projectId.slice(4) });
          const financing = await tx.rows(Financing).findBy({ projectId: projectId.slice(4) });
          const moved = (category: CostCategory): bigint =>
            category === CostCategory.travel ? 100_00n : category === CostCategory.staff ? -100_00n : 0n;
          await new BudgetService().save(tx, {
            ...saved,
            lines: lines.map(({ category, year, planned }) => ({ category, year, planned: planned + moved(category) })),
            financing: financing.map(({ financierId, kind, amount }) => ({ financierId: `org_${financierId}`, kind, amount })),
          });
        });
        const approved = await at();
        await by(await world.as('regionCoordinator'), (tx) => new BudgetService().approve(tx, approved));
      },
    },
  };
}
