export * from './errors.ts';
export * from './inputs.ts';
export * from './limits.ts';
export * from './payloads.ts';
export * from './verb.interceptor.ts';
export * from './verb.ts';
