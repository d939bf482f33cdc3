import { modelOf, models, roleNames } from '@samnav/platform';
import type { Model, Operation, RoleName } from '@samnav/platform';
import { cellsThatDiffer } from '../declared.ts';
import { fieldsOf, fieldText } from '../fields.ts';
import { far, letter, stated } from '../may.ts';
import { operationOf } from '../mutations.ts';
import { readField, refused, walkViewer } from '../reads.ts';
import { Findings } from '../findings.ts';
import { sampleOf } from '../sample.ts';
import { rootLists } from '../schema.ts';
import { needsOf, types } from '../sees.ts';
import type { World } from '../world.ts';
import { tryOne } from '../writes.ts';
import { listCheck, reading, refusals, typeCheck, writing } from './panels.ts';
import type { Check } from './panels.ts';
import { handNames } from './switches.mjs';

/** What the loader left in this process; see register.mjs. */
interface Switches {
  on: Set<string>;
  sites: string[];
  passed(): Set<string>;
}
type Cells = Record<RoleName, string>;
const left = globalThis as typeof globalThis & { samnavMutants: Switches; samnavRows: Map<Operation, { cells: Cells }>; samnavTenant?: string };
const switches = left.samnavMutants;

/** A change that some check must notice. */
export interface Mutant {
  name: string;
  family: string;
  apply(): void;
  restore(): void;
  /** In the order in which they are asked. */
  checks: [name: string, check: Check][];
}

const switched = (name: string, family: string, checks: Mutant['checks']): Mutant => ({
  name,
  family,
  checks,
  apply: () => void switches.on.add(name),
  restore: () => {
    switches.on.delete(name);
    delete left.samnavTenant;
  },
});

const VERBS_OPEN = 'verbs without their operation';

/**
 * A mutant for every `access.require` of the services. The verb's own question, which comes before, is left out for all of them: each
 * service must refuse by itself. Which requests pass which of them is found out first, and only those are asked.
 */
export async function requireMutants(world: World, say: (what: string) => void): Promise<{ mutants: Mutant[]; dirty: string[] }> {
  const passing = new Map<string, [string, Check][]>();
  const dirty: string[] = [];
  const panel = writing(world);
  const checks: [string, Check][] = [
    ...refusals(world).map(({ try: one, check }): [string, Check] => [`${one.mutation.name} ${one.where} as ${one.who.name}`, check]),
    ['giving', panel.giving!],
    ['import', panel.import!],
  ];
  switches.on.add(VERBS_OPEN);
  for (const [name, check] of checks) {
    switches.passed();
    dirty.push(...(await check()));
    for (const site of switches.passed()) passing.set(site, [...(passing.get(site) ?? []), [name, check]]);
  }
  switches.on.delete(VERBS_OPEN);
  say(`${checks.length} refusals without the verb's own question, ${dirty.length} not refused`);
  const mutants = switches.sites.map((site): Mutant => {
    const { apply, restore, ...rest } = switched(site, 'access.require left out', passing.get(site) ?? []);
    return {
      ...rest,
      apply: () => (apply(), void switches.on.add(VERBS_OPEN)),
      restore: () => (restore(), void switches.on.delete(VERBS_OPEN)),
    };
  });
  return { mutants, dirty };
}

const FIRST: [RegExp, string[]][] = [
  [/plan key/, ['turns']],
  [/shape/, ['shapes']],
  [/in flight|whoever read first/, ['crowd']],
  [/rights have changed/, ['revoked']],
  [/kept without/, ['doors', 'tokens']],
  [/verbs find|ids of any/, ['ids']],
  [/verbs without/, ['asked']],
  [/writes in/, ['ids', 'giving']],
  [/what they require/, ['narrowed', 'relations', 'turns']],
  [/operations reach|one’s own|none is|verbs without|make tokens|may write|of all|without the token/, ['viewer', 'tokens', 'refusals']],
  [/counts and sums|expressions|grouped/, ['ruled']],
  [/rule|seen/, ['types', 'relations', 'interference']],
];

/** The mutants by hand, each with the checks that should notice it first, and then all others. */
export function handMutants(world: World): Mutant[] {
  const everything: Record<string, Check> = {
    ...reading(world),
    narrowed: narrowed(world),
    ruled: ruled(world),
    ...writing(world),
    refusals: someRefusals(world),
  };
  return handNames.map((name: string) => {
    const first = FIRST.find(([pattern]) => pattern.test(name))?.[1] ?? [];
    const order = [...first, ...Object.keys(everything).filter((check) => !first.includes(check))];
    return switched(
      name,
      'a rule left out',
      order.map((check) => [check, everything[check]!]),
    );
  });
}

const someRefusals =
  (world: World): Check =>
  async () => {
    for (const { check } of refusals(world).filter((_one, i) => i % 3 === 0)) {
      const wrong = await check();
      if (wrong.length) return wrong;
    }
    return [];
  };

/** With one operation taken from the reader, every field that is stated to need it is refused by name. */
const narrowed =
  (world: World): Check =>
  async () => {
    const wrong: string[] = [];
    const who = world.people.find(({ name }) => name === 'reader')!;
    const needed = Object.entries(types).flatMap(([type, { fields = {} }]) =>
      Object.entries(fields).flatMap(([name, all]) => all.map((operation) => ({ type, name, operation }))),
    );
    for (const { type, name, operation } of needed.filter(({ type }) => far(who, needsOf(type)) !== '-')) {
      const planted = world.places.own.open[type] ?? world.places.region.open[type];
      if (!planted) continue; // of a signed claim: planted in drafts alone
      const { id } = planted;
      const { cells } = left.samnavRows.get(operation)!;
      const before = cells.reader;
      cells.reader = 'none';
      const field = fieldsOf(type).find((one) => one.name === name)!;
      const answer = await world.server.ask(
        who,
        `query ($id: ID!) { node(id: $id) { ... on ${type} { ${fieldText(field)} } } } # without ${operation}`,
        { id },
      );
      const told = refused(answer, operation);
      if (told) wrong.push(`${type}.${name} ${told}`);
      cells.reader = before;
    }
    return wrong;
  };

/** What is worked out from rows of these types is nothing where none of them is seen. */
const MADE_OF: Record<string, readonly string[]> = {
  Project: ['budgetTotal', 'financingTotal', 'budgetMatrix'],
  Budget: ['total', 'financed', 'financingDifference'],
  Network: ['currentMemberCount'],
  Workgroup: ['currentMemberCount', 'gapCount'],
  Programme: ['projectCount'],
};
/** Not expenditures: their sums are kept, which the start refuses where they have a rule of their own. */
const HIDDEN = ['BudgetLine', 'Financing', 'Membership', 'WorkgroupMember', 'WorkgroupCoverage'];

/** With a rule by which nobody sees any of what is counted and summed, every count and sum is nothing. */
const ruled =
  (world: World): Check =>
  async () => {
    const wrong: string[] = [];
    const who = world.people.find(({ name }) => name === 'reader')!;
    const nothing = async (type: string, field: string, id: string): Promise<void> => {
      const text = fieldText(fieldsOf(type).find(({ name }) => name === field)!);
      const answer = await world.server.ask(who, `query ($id: ID!) { node(id: $id) { ... on ${type} { ${text} } } } # of nothing`, { id });
      const told = JSON.stringify(answer.data?.node?.[field] ?? answer.errors);
      if (!['0', '[]', '"draft"', '{"amount":"0.00","currency":"SEK"}'].includes(told))
        wrong.push(`${type}.${field} of rows that nobody sees is ${told}`);
    };
    const hide = async (hidden: readonly string[], work: () => Promise<void>): Promise<void> => {
      const some = [...models.values()].filter(({ name }) => hidden.includes(name));
      const before = some.map(({ visible }) => visible);
      for (const model of some) model.visible = () => 'false';
      await work();
      some.forEach((model, i) => (before[i] ? (model.visible = before[i]) : delete model.visible));
    };
    const { open } = world.places.own;
    await hide(HIDDEN, async () => {
      for (const [type, fields] of Object.entries(MADE_OF))
        if (type !== 'Programme') for (const field of fields) await nothing(type, field, open[type]!.id);
    });
    const kept = [...models.values()].find(({ name }) => name === 'BudgetLine')!.members.get('spent') as { kept?: boolean };
    await hide(['Expenditure'], async () => {
      kept.kept = false; // as it would have to be, were there such a rule
      const query = `query ($id: ID!) { node(id: $id) { ... on Project { budgetMatrix { spent { amount } } } } } # of nothing`;
      const { data } = await world.server.ask(who, query, { id: open.Project!.id });
      kept.kept = true;
      const cells = (data?.node?.budgetMatrix ?? []) as { spent: { amount: string } }[];
      if (!cells.length || cells.some(({ spent }) => spent.amount !== '0.00')) wrong.push(`what nobody sees is spent in ${JSON.stringify(cells)}`);
    });
    await hide(['ProjectStatusEvent'], () => nothing('Project', 'status', open.Project!.id));
    await hide(['Project'], () => nothing('Programme', 'projectCount', open.Programme!.id));
    return wrong;
  };

/** Whether anything that the entity is part of has a rule; where nothing has, or the entity has one of its own, being part of it hides no row. */
function hidesWith({ visible, partOf, members }: Model): boolean {
  if (visible) return false;
  const one = partOf === undefined ? undefined : members.get(partOf);
  if (one?.is !== 'one') return false;
  const whole = modelOf(one.target());
  return !!whole.visible || hidesWith(whole);
}

/** Each entity without its rule of visibility, without its operation, and seen without what it is part of. */
export function entityMutants(world: World): Mutant[] {
  return [...models.values()].flatMap((model) =>
    (['visible', 'allow', 'partOf'] as const).flatMap((rule): Mutant[] => {
      const before = model[rule];
      if (before === undefined) return [];
      if (rule === 'partOf' && !hidesWith(model)) return [];
      // the region's audit events are many; what is in a list is asked as well
      const lists = [...rootLists]
        .filter(([, type]) => type.name === model.name)
        .map(([list]): [string, Check] => [`list ${list}`, listCheck(world, list, model.name)]);
      return [
        {
          name: `${model.name} without ${rule}`,
          family: 'an entity’s rule left out',
          apply: () => void delete model[rule],
          restore: () => void Object.assign(model, { [rule]: before }),
          checks: [
            [`fields of ${model.name}`, typeCheck(world, model.name)],
            ...lists,
            [`relations to ${model.name}`, relationsTo(world, model.name)],
            ['turns', reading(world).turns!],
          ],
        },
      ];
    }),
  );
}

/** Whatever leads to a type, as a token that may not read it. */
const relationsTo =
  (world: World, target: string): Check =>
  async () => {
    const wrong: string[] = [];
    for (const type of Object.keys(types))
      for (const field of fieldsOf(type).filter((one) => String(one.type).replace(/[[\]!]|Connection/g, '') === target))
        for (const who of world.people.filter(({ scopes, role }) => scopes || role === 'reader' || role === 'funderAuditor')) {
          const sample = sampleOf(world, who, type);
          wrong.push(...(await readField(world, who, type, field, sample)));
          if (wrong.length) return wrong;
        }
    return wrong;
  };

/** Each cell of the authorization table widened to everything. */
export function cellMutants(world: World): Mutant[] {
  const all = refusals(world);
  return stated.flatMap((operation) =>
    roleNames
      .filter((role) => letter(role, operation) !== 'A')
      .map((role): Mutant => {
        const people = world.people.filter((who) => who.role === role && !who.scopes);
        const viewer: Check = async () => {
          const findings = new Findings();
          await walkViewer(world, findings, people);
          return findings.wrong.map(({ what }) => what);
        };
        const tries = all.filter(({ try: one }) => one.who.role === role && operationOf(one.mutation) === operation);
        const rights = Object.keys(types).filter((type) => fieldsOf(type).some(({ name }) => name === 'viewerCan'));
        const reads = Object.keys(types).filter((type) => needsOf(type) === operation);
        const { cells } = left.samnavRows.get(operation)!;
        const before = cells[role];
        return {
          name: `${operation} of ${role} is all instead of ${before}`,
          family: 'a cell of the authorization table widened',
          apply: () => void (cells[role] = 'all'),
          restore: () => void (cells[role] = before),
          checks: [
            ...(before === 'none' ? [['operations', viewer] as [string, Check]] : []),
            ...tries.map(({ try: one }): [string, Check] => ['tries', () => tryOne(world, one)]),
            ...reads.map((type): [string, Check] => ['reads', typeCheck(world, type, 'id', people)]),
            ...(before === 'none' ? [] : rights.map((type): [string, Check] => ['rights', typeCheck(world, type, 'viewerCan', people)])),
            ['the statement', () => Promise.resolve(cellsThatDiffer(operation))],
          ],
        };
      }),
  );
}
