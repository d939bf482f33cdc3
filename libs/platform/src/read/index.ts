export { Bounded } from './bounded.ts';
export { Catalogue } from './catalogue.ts';
export { Caller } from './caller.ts';
export type { Errand, ReadContext } from './caller.ts';
export { CallerGone, conditionOf, DatabaseBusy, DatabaseLost, ReadTimeout } from './faults.ts';
export { DatabaseDrift, refuseDrift } from './drift.ts';
export { comparePaths } from './compare-paths.ts';
export { globalId, localId } from './ids.ts';
export { Day, Decimal, Instant, Json, Money, amountOf, oreOf, TimeOfDay } from './kinds.ts';
export type { Kind, KindName, Ore } from './kinds.ts';
export type { Class, Member, Model, Place, Ref, Row, ScopeSql, ViewerCan, Visible } from './members.ts';
export {
  Can,
  Col,
  Computed,
  Count,
  GlobalKey,
  Groups,
  Hidden,
  InJs,
  Key,
  Node,
  One,
  OneOf,
  Readable,
  Sum,
  Table,
  TenantKey,
  TenantRow,
  entityTypes,
  modelOf,
  models,
} from './model.ts';
export type { TableOptions } from './model.ts';
export { comeBack, dataOf, readPlugin, stringifyResult } from './plugin.ts';
export { Reader } from './reader.ts';
export { withReads } from './schema.ts';
export { operationsOf } from './permissions.ts';
export { visibleSql } from './scope-sql.ts';
