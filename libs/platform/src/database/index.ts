export * from './config.ts';
export * from './database.ts';
export * from './days.ts';
export * from './scope.ts';
export * from './tx.ts';
export { isOutage, mayPass } from './outage.ts';
