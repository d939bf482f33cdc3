import type { Place } from '@samnav/platform';

/** SQL: the status of the latest report of a receiver, or for all; what nobody has reported is not begun. */
export const receiverStatusSql = (r: { tenantId: string; mandateId: string; id: string }): string => `coalesce((
  select p.status from mandate_report p where p.tenant_id = ${r.tenantId} and p.mandate_id = ${r.mandateId} and (p.receiver_id = ${r.id} or p.receiver_id is null)
  order by p.reported_on desc, p.id desc limit 1), 'notStarted')`;

/** SQL: how far a mandate has come by the latest reports of all who received it; one that nobody received, by the latest of all. */
export const mandateStatusSql = (m: { tenantId: string; id: string }): string => `(
  select case
    when bool_and(s.status = 'done') then 'done'
    when bool_and(s.status in ('done', 'stopped')) then 'stopped'
    when bool_and(s.status = 'notStarted') then 'notStarted'
    else 'underway' end
  from (
    select ${receiverStatusSql({ tenantId: 'r.tenant_id', mandateId: 'r.mandate_id', id: 'r.id' })} as status
    from mandate_receiver r where r.tenant_id = ${m.tenantId} and r.mandate_id = ${m.id}
    union all
    select ${receiverStatusSql({ tenantId: m.tenantId, mandateId: m.id, id: 'null' })}
    where not exists (select from mandate_receiver r where r.tenant_id = ${m.tenantId} and r.mandate_id = ${m.id})
  ) s)`;

/** Where a receiver's report is written: in its own municipality, else in that of whoever gave the mandate; and by the mandate's owner. */
export const placeOfReceiver = (r: { tenantId: string; mandateId: string; bodyId: string; organisationId: string }): Place => {
  const of = (column: string, table: string, id: string): string =>
    `(select w.${column} from ${table} w where w.tenant_id = ${r.tenantId} and w.id = ${id})`;
  const own = `${of('municipality_id', 'body', r.bodyId)}, ${of('municipality_id', 'organisation', r.organisationId)}`;
  return {
    municipalityId: `coalesce(${own}, ${of('municipality_id', 'mandate', r.mandateId)})`,
    personId: of('owner_id', 'mandate', r.mandateId),
  };
};
