import type { ProjectStatus } from '../generated/graphql.ts';

/** What may follow, to offer no other; the API decides. */
export const nextStatuses: Readonly<Record<ProjectStatus, readonly ProjectStatus[]>> = {
  draft: ['planned', 'running', 'stopped'],
  planned: ['running', 'stopped'],
  running: ['closed', 'stopped'],
  closed: ['running'],
  stopped: ['planned', 'running'],
};
