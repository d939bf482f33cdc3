export { Day, Decimal, Instant, Json, Money, amountOf, oreOf } from './kinds.ts';
export type { Kind, KindName, Ore } from './kinds.ts';
export { Can, Col, Computed, Count, GlobalKey, InJs, Key, Node, One, Readable, Sum, Table, TenantKey, TenantRow, modelOf, models } from './model.ts';
export type { TableOptions } from './model.ts';
export type { Class, Member, Model, Place, Ref, Row, ScopeSql, ViewerCan, Visible } from './members.ts';
