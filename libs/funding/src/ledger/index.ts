export * from './ledger-choices.ts';
export * from './ledger-import.entity.ts';
export * from './ledger-import.service.ts';
export * from './mapping.entity.ts';
export * from './mapping.service.ts';
