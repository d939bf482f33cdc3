export { definedTargets, defineTarget, refuseUncounted, targetKind } from './target-kind.ts';
export type { TargetKind } from './target-kind.ts';
