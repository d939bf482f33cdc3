export * from './funding.module.ts';
