/** The columns that say when something adopted begins to hold. */
type Adopted = Record<'tenantId' | 'decisionId' | 'startsOn', string>;

/** SQL: from which day something adopted holds: that of its decision, or its own first day where that is later; null where nothing adopted it. */
export const inForceFromSql = (x: Adopted): string =>
  `(select greatest(d.decided_on, ${x.startsOn}) from decision d where d.tenant_id = ${x.tenantId} and d.id = ${x.decisionId})`;

/** SQL: the last day on which it holds: its own, or the day before that which supersedes it holds; null while no end is known. */
export const inForceToSql = (table: 'goal' | 'action_plan', x: Adopted & Record<'id' | 'endedOn', string>, endsOn = 'null::date'): string =>
  `least(${x.endedOn}, ${endsOn}, (select greatest(d.decided_on, later.starts_on) - 1 from ${table} later join decision d
    on d.tenant_id = later.tenant_id and d.id = later.decision_id where later.tenant_id = ${x.tenantId} and later.supersedes_id = ${x.id}))`;

/** What types say of it. What held on a day: `filter: { inForceFrom: { lte: day }, or: [{ inForceTo: { gte: day } }, { inForceTo: { isNull: true } }] }`. */
export const inForceSays = {
  from: 'First day on which it holds (gäller från): the day of its decision, or its own first day where that is later; null where nobody has adopted it.',
  to: 'Last day on which it holds (gäller till): its own, or the day before what supersedes it holds; null while no end is known.',
};
