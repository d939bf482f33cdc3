import { Can, Col, Computed, Hidden, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Person, sourceDescription } from '@samnav/networks';
import { BudgetLine } from '../budgets/budget-line.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';
import { VoucherRow } from '../vouchers/voucher.entity.ts';

@Table<Expenditure>('expenditure', {
  id: 'exp',
  allow: 'expenditure.read',
  order: ['-spentOn', '-createdAt'],
  description: 'What was spent of a budget line (utgift). Never changed or deleted: a mistake is reversed by a second one.',
  partOf: 'project',
})
export class Expenditure extends TenantRow {
  @Col('day', { description: 'The day it was spent.' }) spentOn: string;
  @Hidden('money', { column: 'amount_ore' }) ore: bigint;
  @Computed<Expenditure>(
    'money',
    (e, scope) =>
      `case when ${e.timeSourceId} is null or ${scope.can('hourlyRate.read', { municipalityId: e.employerId, projectId: e.projectId, personId: e.workerId })} then ${e.ore} end`,
    {
      nullable: true,
      filter: true,
      sort: true,
      description:
        'How much; negative where it takes an earlier one back, or money came in. Null where it is what somebody’s certified time is worth, for those who may not read that person’s wage.',
    },
  )
  amount: bigint | null;
  @Col('text', { nullable: true, description: 'What for.' }) note: string | null;
  @Col('text', { nullable: true, description: 'Why an earlier one was taken back; null for what is no reversal.' }) reason: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Col('text', { nullable: true, description: 'From whom it was bought.' }) supplier: string | null;
  @Col('money', { description: 'What of the amount is value added tax.' }) vat: bigint;
  @Col('day', { nullable: true, description: 'When it was booked, where that is another day.' }) bookedOn: string | null;
  @Key() projectId: string;
  @Key() budgetLineId: string;
  @Key({ nullable: true }) recordedById: string | null;
  @Key({ nullable: true }) reversesId: string | null;
  @Key({ nullable: true }) voucherRowId: string | null;
  @Hidden('text', { nullable: true }) timeSourceKind: string | null;
  @Key({ nullable: true }) timeSourceId: string | null;
  @Key({ nullable: true }) workerId: string | null;
  @Key({ nullable: true }) employerId: string | null;
  @One(() => VoucherRow, 'voucherRowId', {
    description: 'The row of the voucher that it is; null where it was recorded before there were vouchers.',
    reverse: { name: 'expenditures', description: 'What of the row is posted to the project, and what took it back.' },
  })
  voucherRow: Ref<VoucherRow>;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'expenditures', description: 'What the project has spent.' } })
  project: Ref<Project>;
  @One(() => BudgetLine, 'budgetLineId', {
    description: 'The budget line it is taken from.',
    reverse: { name: 'expenditures', description: 'What is spent of the line.' },
    within: 'projectId',
  })
  budgetLine: Ref<BudgetLine>;
  @One(() => Person, 'recordedById', { description: 'Who recorded it.' }) recordedBy: Ref<Person>;
  @One(() => Expenditure, 'reversesId', {
    description: 'The expenditure that it takes back.',
    reverse: { name: 'reversals', description: 'What takes it back: none or one.' },
  })
  reverses: Ref<Expenditure>;
  @Computed<Expenditure>('flag', (e, scope) => `exists (select from ${scope.rows(Expenditure, 'reversesId', e)} r)`, {
    filter: true,
    description: 'Whether it has been taken back.',
  })
  reversed: boolean;
  @Can<Expenditure>({ reverse: 'expenditure.reverse' }, (e) => placeWithProject(e, e.projectId)) viewerCan: ViewerCan;
}

@Inputs('What was spent.')
export class RecordExpenditureInput {
  @Is.id('The budget line.') budgetLineId: string;
  @Is.day('The day it was spent, within the project’s period.') spentOn: string;
  @Is.money('How much, not 0; negative where money came in. More than the line has left is let through and shows there.') amount: bigint;
  @Is.text({ nullable: true, max: 1000, description: 'What for.' }) note?: string | null;
  @Is.text({ nullable: true, max: 200, description: 'From whom it was bought.' }) supplier?: string | null;
  @Is.money({ nullable: true, description: 'What of the amount is value added tax.' }) vat?: bigint | null;
  @Is.day({ nullable: true, description: 'When it was booked, where that is another day.' }) bookedOn?: string | null;
  @Is.id({ nullable: true, description: 'A picture or document that proves it: uploaded, and yours.' }) fileId?: string | null;
}

@Inputs('An expenditure to take back.')
export class ReverseExpenditureInput {
  @Is.id('The expenditure.') expenditureId: string;
  @Is.text({ max: 1000, description: 'Why.' }) reason: string;
}
