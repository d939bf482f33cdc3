/** The worker with a letter of the tests. */
await import('./kill-letter.ts');
await import('../../apps/worker/src/main.ts');
