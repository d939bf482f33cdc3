export * from './claims/index.ts';
export * from './commitments/commitment.entity.ts';
export * from './funding.module.ts';
export * from './grants/index.ts';
export * from './ledger/index.ts';
export * from './reports/index.ts';
export * from './reviews/index.ts';
export * from './time/index.ts';
