import { entityTypes, modelOf, summedKind } from './model.ts';
import type { AggregateMember, Class, ComputedMember, GroupsMember, Member, Model } from './members.ts';
import { probed } from './permissions.ts';
import { isRuled, seenAlready, wholeOf } from './row-sql.ts';

const LONGEST_NAME = 63; // PostgreSQL cuts names at 63 bytes

/** The entities of one schema, related to each other and checked: a wrong declaration stops the start, with the fix in the message. */
export class Catalogue {
  readonly models: readonly Model[];
  private readonly names: ReadonlyMap<string, Model>;
  private readonly prefixes: ReadonlyMap<string, Model>;
  private readonly lists: ReadonlyMap<string, Model>;

  constructor(classes: readonly Class[] = entityTypes()) {
    this.models = classes.map(modelOf);
    for (const model of this.models) addReverses(model);
    this.names = index(this.models, 'name', (m) => m.name);
    this.prefixes = index(this.models, 'id prefix', (m) => m.prefix);
    this.lists = index(this.models, 'root field', (m) => m.list);
    for (const model of this.models) check(model);
    const ruled = this.models.filter(isRuled);
    for (const model of this.models) for (const member of model.members.values()) checkSql(model, member, ruled);
  }

  byName(name: string): Model | undefined {
    return this.names.get(name);
  }
  byPrefix(prefix: string): Model | undefined {
    return this.prefixes.get(prefix);
  }
  byList(rootField: string): Model | undefined {
    return this.lists.get(rootField);
  }
}

function index(all: readonly Model[], what: string, keyOf: (model: Model) => string | undefined): Map<string, Model> {
  const found = new Map<string, Model>();
  for (const model of all) {
    const key = keyOf(model);
    if (key === undefined) continue;
    const other = found.get(key);
    if (other) throw new Error(`${model.name} and ${other.name} share the ${what} "${key}": choose another`);
    found.set(key, model);
  }
  return found;
}

/** Gives the other side of each @One its connection. */
function addReverses(model: Model): void {
  for (const member of model.members.values()) {
    if (member.is !== 'one' || !member.reverse) continue;
    const { name, description } = member.reverse;
    const target = modelOf(member.target());
    const there = target.members.get(name);
    const same = there?.is === 'many' && there.target() === model.type && there.key === member.key;
    if (there && !same) throw new Error(`${target.name}.${name} is taken: choose another reverse for ${model.name}.${member.name}`);
    target.members.set(name, { is: 'many', name, description, target: () => model.type, key: member.key });
  }
}

function check(model: Model): void {
  if (model.list && !model.allow) throw new Error(`${model.name} is listed by Query.${model.list} without permission: give @Table { allow }`);
  if (!/^[a-z]{2,8}$/.test(model.prefix)) throw new Error(`${model.name} has the id prefix "${model.prefix}": use a few letters from a to z`);
  for (const member of model.members.values()) {
    const names = member.is === 'can' ? [member.name, ...Object.keys(member.operations)] : [member.name];
    for (const name of names) if (name.length > LONGEST_NAME) throw new Error(`${model.name}.${name} is longer than ${LONGEST_NAME} characters`);
    checkReferences(model, member);
  }
  const whole = model.partOf && model.members.get(model.partOf);
  if (model.partOf && (!whole || whole.is !== 'one')) throw new Error(`${model.name} is part of "${model.partOf}", which is no @One`);
  const above = new Set([model]);
  for (let at = wholeOf(model)?.model; at; at = wholeOf(at)?.model) {
    if (above.has(at)) throw new Error(`${at.name} is part of itself: give it a rule of its own`);
    above.add(at);
  }
  for (const { name } of model.order) {
    const member = column(model, name, `the order of ${model.name}`);
    if (member.requires) throw new Error(`The order of ${model.name} uses "${name}", which not all may read`);
  }
  for (const name of model.search ?? []) {
    const member = column(model, name, `the search of ${model.name}`);
    if (member.kind.cast !== 'text' || member.requires) throw new Error(`The search of ${model.name} uses "${name}": only texts that all may read`);
  }
}

function checkReferences(model: Model, member: Member): void {
  const where = `${model.name}.${member.name}`;
  switch (member.is) {
    case 'one':
      modelOf(member.target());
      column(model, member.key, where);
      if (member.within) for (const side of [model, modelOf(member.target())]) column(side, member.within, where);
      break;
    case 'oneOf':
      for (const name of [member.type, member.key]) column(model, name, where);
      break;
    case 'many':
      column(modelOf(member.target()), member.key, where);
      break;
    case 'aggregate':
      column(modelOf(member.target()), member.key, where);
      if (member.sum) summedKind(member.target(), member.sum);
      if (member.kept) checkKept(model, member, where);
      break;
    case 'groups':
      checkGroups(member, where);
      break;
    case 'js':
      for (const need of member.needs) {
        const needed = model.members.get(need);
        if (needed?.is !== 'column' && needed?.is !== 'computed') throw new Error(`${where} needs "${need}", which is neither a @Col nor @Computed`);
      }
      break;
    default:
  }
}

/** SQL by hand sees row-level security, but not the rules of other entities: it must select from these by `scope.rows`. */
function checkSql(model: Model, member: Member, ruled: readonly Model[]): void {
  const { text } = probed(...writtenBy(model, member));
  for (const other of ruled) {
    const named = new RegExp(String.raw`(?:\b(?:from|join)\s+(?:only\s+|lateral\s+)?|,\s*)(?:"?public"?\.)?"?${other.table}"?(?![\w$])`, 'i');
    if (!named.test(text)) continue;
    const fix = `select from \${scope.rows(${other.name})}`;
    throw new Error(`${model.name}.${member.name} names the table ${other.table}, of which not everybody sees all rows: ${fix}`);
  }
}

/** The SQL that somebody wrote by hand for a member, and whose row it is over. */
function writtenBy(model: Model, member: Member): [Model, ComputedMember['sql']] {
  if (member.is === 'computed') return [model, member.sql];
  const where = member.is === 'aggregate' || member.is === 'groups' ? member.where : undefined;
  return where && 'target' in member ? [modelOf(member.target()), where] : [model, () => ''];
}

/** A kept sum is of all rows: whoever may see only some of them would learn what the others sum to. */
function checkKept(model: Model, member: AggregateMember, where: string): void {
  const target = modelOf(member.target());
  column(target, member.sum!, where);
  if (member.where) throw new Error(`${where} is kept of all rows, and so takes no { where }`);
  if (!seenAlready(target, member.key, model))
    throw new Error(`${where} is kept, but not everybody who sees a ${model.name} sees all of its ${target.name}: leave out { kept }`);
}

function checkGroups(member: GroupsMember, where: string): void {
  const target = modelOf(member.target());
  column(target, member.key, where);
  if (!member.by.length) throw new Error(`${where} groups by nothing: give { by }, or use @Sum and @Count`);
  for (const name of member.by) {
    const of = target.members.get(name);
    if (of?.is !== 'column' && of?.is !== 'computed') throw new Error(`${where} groups by "${name}", which is neither a @Col nor @Computed`);
  }
  for (const name of member.sums) summedKind(member.target(), name);
  const fields = [...member.by, ...member.sums, ...(member.count ? [member.count.name] : [])];
  if (new Set(fields).size < fields.length) throw new Error(`${where} has two fields of one name: ${fields.join(', ')}`);
  for (const { name } of member.order) if (!fields.includes(name)) throw new Error(`${where} is ordered by "${name}", which is none of its fields`);
}

function column(model: Model, name: string, where: string): Extract<Member, { is: 'column' }> {
  const member = model.members.get(name);
  if (member?.is !== 'column') throw new Error(`${where}: ${model.name} has no column "${name}"`);
  return member;
}
