export * from './commitments/commitment.entity.ts';
export * from './funding.module.ts';
export * from './grants/grant-choices.ts';
export * from './grants/grant-category.entity.ts';
export * from './grants/grant-period.entity.ts';
export * from './grants/grant-rule.entity.ts';
export * from './grants/grant.entity.ts';
export * from './time/index.ts';
