import type { Operation } from '../access/authorization.ts';
import type { Member, Model, Row, ScopeSql } from './members.ts';
import { modelOf } from './model.ts';

const known = new WeakMap<Member, readonly Operation[]>();

/** The operations that reading a field needs beyond those of its row: its own, and those of what its value is worked out from. */
export function operationsOf(model: Model, member: Member): readonly Operation[] {
  const found = known.get(member) ?? [...new Set([...(member.requires ? [member.requires] : []), ...within(model, member)])];
  known.set(member, found);
  return found;
}

function within(model: Model, member: Member): readonly Operation[] {
  switch (member.is) {
    case 'computed':
      return from(probed(model, member.sql));
    case 'aggregate':
    case 'groups': {
      const target = modelOf(member.target());
      const named = member.is === 'groups' ? member.by : member.sum ? [member.sum] : [];
      const where = member.where ? [probed(target, member.where)] : [];
      return [...entering(target), ...named.flatMap((name) => operationsOf(target, target.members.get(name)!)), ...where.flatMap(from)];
    }
    case 'js':
      return member.needs.flatMap((name) => operationsOf(model, model.members.get(name)!));
    default:
      return [];
  }
}

const entering = (model: Model): readonly Operation[] => (model.allow ? [model.allow] : []);

function from({ members, model, models }: Probe): readonly Operation[] {
  const own = [...members].flatMap((name) => operationsOf(model, model.members.get(name)!));
  return [...own, ...[...models].flatMap(entering)];
}

/** What an expression is made of: its text, which members of its own row it names, and which other entities. */
export interface Probe {
  model: Model;
  text: string;
  members: ReadonlySet<string>;
  models: ReadonlySet<Model>;
}

/** Writes an expression once, over a row and a scope that only take notes. */
export function probed(model: Model, sql: (row: Row<any>, scope: ScopeSql) => string): Probe {
  const members = new Set<string>();
  const models = new Set<Model>();
  const row = new Proxy({} as Row<any>, {
    get: (_target, name) => {
      if (!model.members.has(String(name))) throw new Error(`${model.name} has no ${String(name)}`);
      members.add(String(name));
      return `row.${String(name)}`;
    },
  });
  const given = {
    tenantId: '',
    accountId: '',
    personId: '',
    municipalityIds: '',
    workgroupIds: '',
    projectIds: '',
    now: '',
    today: '',
    language: '',
  };
  const scope: ScopeSql = {
    ...given,
    can: () => 'true',
    rows: (type) => {
      models.add(modelOf(type));
      return '(seen)';
    },
  };
  return { model, text: sql(row, scope), members, models };
}
