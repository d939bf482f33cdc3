import { reach } from '../access/access.ts';
import type { ReachOf } from '../access/access.ts';
import type { Operation } from '../access/authorization.ts';
import { dayAt } from '../database/days.ts';
import type { Scope } from '../database/scope.ts';
import type { Model, Place, ScopeSql } from './members.ts';
import { modelOf } from './model.ts';
import { rowsSql, rowSql, seenSql, tiedRowsSql } from './row-sql.ts';
import { text } from './values.ts';
import type { Value } from './values.ts';

/** Makes a parameter of the statement whose value each request's scope gives; the same key is the same parameter. */
export type ScopeParameter = (key: string, cast: string, bind: (scope: Scope) => Value) => string;

/** The scope as parameters, for rules of visibility, computed columns and `viewerCan`. */
export function scopeSql(parameter: ScopeParameter): ScopeSql {
  const one = (key: keyof Scope, cast: string): string => parameter(key, cast, (scope) => text(scope[key]));
  return {
    get tenantId() {
      return one('tenantId', 'uuid');
    },
    get accountId() {
      return one('accountId', 'uuid');
    },
    get personId() {
      return one('personId', 'uuid');
    },
    get municipalityIds() {
      return one('municipalityIds', 'uuid[]');
    },
    get workgroupIds() {
      return one('workgroupIds', 'uuid[]');
    },
    get projectIds() {
      return one('projectIds', 'uuid[]');
    },
    get now() {
      return parameter('now', 'timestamptz', ({ now }) => wholeSecond(now));
    },
    get today() {
      return parameter('today', 'date', (scope) => dayAt(scope.now));
    },
    get language() {
      return one('language', 'text');
    },
    can: (operation, place) => canSql(parameter, operation, place),
    rows(type, key, row, property) {
      return key && row ? tiedRowsSql(modelOf(type), key, row, property) : rowsSql(this, modelOf(type));
    },
  };
}

/**
 * The whole second that begins at `now` or after it, so that readers of one second ask the same and share the answer. Never the one before:
 * what was written before the request began would lie in its future.
 */
export const wholeSecond = (now: string): string => (now.endsWith('.000Z') ? now : new Date(Math.ceil(Date.parse(now) / 1000) * 1000).toISOString());

/** Whether the operation reaches the place, as a boolean that is never null. */
function canSql(parameter: ScopeParameter, operation: Operation, place: Place): string {
  const part = (name: keyof ReachOf, cast: string): string =>
    parameter(`${operation}.${name}`, cast, (scope) => text(reachOf(scope, operation)[name]));
  const within = [
    part('all', 'boolean'),
    place.municipalityId && `${place.municipalityId} = any(${part('municipalityIds', 'uuid[]')})`,
    place.workgroupId && `${place.workgroupId} = any(${part('workgroupIds', 'uuid[]')})`,
    place.projectId && `${place.projectId} = any(${part('projectIds', 'uuid[]')})`,
    place.personId && `${place.personId} = ${part('personId', 'uuid')}`,
    place.substituteId && `${place.substituteId} = ${part('personId', 'uuid')}`,
    place.accountId && `${place.accountId} = ${part('accountId', 'uuid')}`,
  ];
  return `coalesce(${within.filter(Boolean).join(' or ')},false)`;
}

/** Scopes are frozen and live as long as a request, so their reach is worked out once. */
const reaches = new WeakMap<Scope, Map<Operation, ReachOf>>();
function reachOf(scope: Scope, operation: Operation): ReachOf {
  const known = reaches.get(scope) ?? new Map<Operation, ReachOf>();
  reaches.set(scope, known);
  const far = known.get(operation) ?? reach(scope, operation);
  known.set(operation, far);
  return far;
}

/** The rule of visibility of a model's rows under `alias`, with parameters from `$first` on; null where all of the tenant's rows are seen. */
export function visibleSql(model: Model, alias: string, scope: Scope, first = 1): { sql: string; params: Value[] } | null {
  const params: Value[] = [];
  const parameters = scopeSql((_key, cast, bind) => `$${params.push(bind(scope)) + first - 1}::${cast}`);
  const sql = seenSql(rowSql(model, alias, parameters));
  return sql === undefined ? null : { sql, params };
}
