import { cell, models, operations } from '@samnav/platform';
import type { RoleName } from '@samnav/platform';
import { operationsOf } from '../../libs/platform/src/read/permissions.ts';
import type { Findings } from './findings.ts';
import { letter, stated } from './may.ts';
import { mutations, operationOf } from './mutations.ts';
import { nodeTypes } from './schema.ts';
import { needsOf, types } from './sees.ts';
import type { World } from './world.ts';

const LETTERS = { all: 'A', municipality: 'M', workgroup: 'W', project: 'P', self: 'S', none: '-' } as const;

/** Columns of texts that take no canary: PostgreSQL holds them to words of its own, or the machinery reads them. */
const UNPLANTED =
  /violates check constraint "\w+_(check|area)"|^(PostgreSQL must know it|the subject’s id follows|TypeORM’s own|names of the clock’s work|the country’s days off|only days, which a scalar reads|no tenant’s|compared with what a client sends|no row is named)/;

/** The walk's own statement speaks of every type, operation, mutation and column that there is, and of no other; the product's table says the same. */
export async function walkStatement(world: World, findings: Findings): Promise<void> {
  const wrong: string[] = [];
  const both = (what: string, here: readonly string[], there: readonly string[]): void => {
    for (const one of there.filter((name) => !here.includes(name))) wrong.push(`${what} ${one} is not in the walk's statement`);
    for (const one of here.filter((name) => !there.includes(name))) wrong.push(`${what} ${one} is not in the product`);
  };
  both('operation', stated, operations);
  both(
    'type',
    Object.keys(types),
    nodeTypes.map(({ name }) => name),
  );
  for (const mutation of mutations)
    if (!stated.includes(operationOf(mutation))) wrong.push(`mutation ${mutation.name}: ${operationOf(mutation)} is no operation`);
  for (const operation of stated) wrong.push(...cellsThatDiffer(operation));
  for (const model of models.values()) {
    if (!types[model.name]) continue;
    if (model.allow !== needsOf(model.name)) wrong.push(`${model.name} allows ${String(model.allow)}`);
    for (const member of model.members.values()) {
      if (member.is === 'groups') continue; // what their cells need, the cells ask
      const said = [...(types[model.name]!.fields?.[member.name] ?? [])].sort().join(' ');
      const asked = operationsOf(model, member)
        .filter((operation) => operation !== model.allow)
        .sort()
        .join(' ');
      if (said !== asked) wrong.push(`${model.name}.${member.name} requires ${asked || 'nothing'} and not ${said || 'nothing'}`);
    }
  }
  for (const { column, why } of world.unplanted)
    if (!UNPLANTED.test(why.replace(/^.*?violates/, 'violates'))) wrong.push(`no canary in ${column}: ${why}`);
  findings.count('text columns with canaries', world.plantedColumns);
  findings.count('operations compared', stated.length);
  for (const what of wrong) findings.found('statement', '', what);
}

export function cellsThatDiffer(operation: (typeof stated)[number]): string[] {
  const roles = [
    'regionCoordinator',
    'strategist',
    'chiefExecutive',
    'politician',
    'workgroupLead',
    'workgroupMember',
    'projectManager',
    'projectMember',
  ];
  const all = [...roles, 'financeOfficer', 'authorisedSignatory', 'reader', 'funderAuditor', 'operator'] as RoleName[];
  return all
    .filter((role) => LETTERS[cell(role, operation)] !== letter(role, operation))
    .map((role) => `${operation} of ${role} is ${cell(role, operation)}`);
}
