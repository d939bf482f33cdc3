export { DemoAccountsModule, demoAccounts } from './demo-accounts.ts';
export type { DemoAccount } from './demo-accounts.ts';
