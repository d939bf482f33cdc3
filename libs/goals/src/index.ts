export { GoalsModule, goalsResolvers } from './goals.module.ts';
