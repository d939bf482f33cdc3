import { Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row, ScopeSql } from '@samnav/platform';
import { Organisation, sourceDescription } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { Budget } from './budget.entity.ts';
import { FinancingKind } from './categories.ts';

const ofProject = (f: Row<Financing>, scope: ScopeSql): string => scope.rows(Financing, 'projectId', f, 'projectId');

@Table<Financing>('financing', {
  id: 'fin',
  allow: 'budget.read',
  order: ['-amount'],
  description: 'What one financier gives to a project, in cash or in kind (finansiering).',
  partOf: 'project',
})
export class Financing extends TenantRow {
  @Col('choice', { enum: FinancingKind, description: 'Cash or in kind.' }) kind: FinancingKind;
  @Col('money', { description: 'How much.' }) amount: bigint;
  @Col('text', { nullable: true, description: 'What it is in words, e.g. own work time.' }) description: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @Key() financierId: string;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'financing', description: 'Who pays for the project.' } })
  project: Ref<Project>;
  @One(() => Budget, 'projectId', { description: 'The budget.', reverse: { name: 'financing', description: 'What covers it.' } }) budget: Ref<Budget>;
  @One(() => Organisation, 'financierId', {
    description: 'Who gives it (finansiär).',
    reverse: { name: 'financing', description: 'What the organisation gives to projects.' },
  })
  financier: Ref<Organisation>;
  // shares by the largest remainder, so that they sum to 10 000 whatever the amounts
  @Computed<Financing>(
    'int',
    (f, scope) => `select (d.cut + case when d.place <= d.missing then 1 else 0 end)::int from (
        select s.id, div(s.amount_ore::numeric * 10000, total.ore) as cut,
          row_number() over (order by mod(s.amount_ore::numeric * 10000, total.ore) desc, s.id) as place,
          10000 - sum(div(s.amount_ore::numeric * 10000, total.ore)) over () as missing
        from ${ofProject(f, scope)} s cross join (select sum(t.amount_ore) as ore from ${ofProject(f, scope)} t) total
      ) d where d.id = ${f.id}`,
    { description: 'Its part of the whole financing in basis points, 5000 = half; all of a project’s sum to 10000.' },
  )
  share: number;
}
