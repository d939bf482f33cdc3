import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { BudgetLine, placeWithProject, Project } from '@samnav/projects';

export enum CommitmentKind {
  order = 'order',
  contract = 'contract',
  employment = 'employment',
  other = 'other',
}
registerEnumType(CommitmentKind, {
  name: 'CommitmentKind',
  description: 'What binds the project to pay.',
  valuesMap: {
    order: { description: 'An order (beställning).' },
    contract: { description: 'A contract (avtal).' },
    employment: { description: 'An employment (anställning).' },
    other: { description: 'Something else.' },
  },
});

@Table<Commitment>('commitment', {
  id: 'com',
  allow: 'expenditure.read',
  order: ['dueOn', 'supplier'],
  description: 'What is ordered or agreed, and not yet fully invoiced (åtagande): money that is spoken for.',
  partOf: 'project',
})
export class Commitment extends TenantRow {
  @Col('choice', { enum: CommitmentKind, description: 'What binds the project.' }) kind: CommitmentKind;
  @Col('text', { description: 'To whom.' }) supplier: string;
  @Col('text', { nullable: true, description: 'The number of the order or contract.' }) reference: string | null;
  @Col('day', { description: 'The day it was agreed.' }) agreedOn: string;
  @Col('day', { nullable: true, description: 'The day by which it is expected to be invoiced.' }) dueOn: string | null;
  @Col('money', { description: 'How much in all.' }) amount: bigint;
  @Col('money', { description: 'How much of it has been invoiced, and so stands in the ledger.' }) invoiced: bigint;
  @Col('instant', { nullable: true, description: 'When it was closed; null while money is spoken for.' }) closedAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was closed.' }) closedBecause: string | null;
  @Key() projectId: string;
  @Key() budgetLineId: string;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'commitments', description: 'What it has ordered and agreed.' } })
  project: Ref<Project>;
  @One(() => BudgetLine, 'budgetLineId', {
    description: 'The budget line that it will be taken from.',
    reverse: { name: 'commitments', description: 'What is spoken for of the line.' },
    within: 'projectId',
  })
  budgetLine: Ref<BudgetLine>;
  @Computed<Commitment>('money', (c) => `case when ${c.closedAt} is null then ${c.amount} - ${c.invoiced} else 0 end`, {
    description: 'What is still to come.',
  })
  outstanding: bigint;
  @Can<Commitment>({ update: 'expenditure.record' }, (c) => placeWithProject(c, c.projectId)) viewerCan: ViewerCan;
}
