export { AuditEvent } from './audit-event.entity.ts';
export { AuditModule } from './audit.module.ts';
export { exportLog } from './export.ts';
export { auditSql, insertAuditEvent, insertAuditEvents } from './record.ts';
export type { AuditEventValues, Change } from './record.ts';
export { SealLogModule } from './seal-log.module.ts';
export { fingerprint } from './seal-key.ts';
export { Sealer } from './sealer.ts';
