export * from './access/index.ts';
export * from './audit/index.ts';
export * from './database/index.ts';
export * from './demo/index.ts';
export * from './graphql/index.ts';
export * from './jobs/index.ts';
export * from './mail/index.ts';
export * from './read/index.ts';
