export * from './commitments/commitment.entity.ts';
export * from './funding.module.ts';
export * from './grants/grant-choices.ts';
export * from './grants/grant-parts.entity.ts';
export * from './grants/grant.entity.ts';
