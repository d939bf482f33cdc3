export { Catalogue } from './catalogue.ts';
export { globalId, localId } from './ids.ts';
export { Day, Decimal, Instant, Json, Money, amountOf, oreOf } from './kinds.ts';
export type { Kind, KindName, Ore } from './kinds.ts';
export type { Class, Member, Model, Place, Ref, Row, ScopeSql, ViewerCan, Visible } from './members.ts';
export {
  Can,
  Col,
  Computed,
  Count,
  GlobalKey,
  InJs,
  Key,
  Node,
  One,
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
export { readPlugin, stringifyResult } from './plugin.ts';
export { DatabaseLost, ReadTimeout } from './query.ts';
export { Reader } from './reader.ts';
export { withReads } from './schema.ts';
export type { ReadContext } from './schema.ts';
export { rowSql, visibleSql } from './scope-sql.ts';
