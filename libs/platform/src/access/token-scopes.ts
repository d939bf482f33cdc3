import { authorization } from './authorization.ts';
import type { Operation, Resource } from './authorization.ts';

const levels = ['read', 'write', 'admin'] as const;
type Level = (typeof levels)[number];

/** What an API token may be narrowed to: `<resource>:<level>`; `all` stands for every resource, a higher level includes the lower. */
export type TokenScope = `${Resource | 'all'}:${Level}`;

/** Every scope a token may carry. */
export const tokenScopes: readonly TokenScope[] = ([...Object.keys(authorization), 'all'] as (Resource | 'all')[]).flatMap((resource) =>
  levels.map((level): TokenScope => `${resource}:${level}`),
);

const administers = /^(invitation|roleAssignment|tenant|funder)\.(?!read$)/;
const onlyInSession = /^(token|calendarFeed)\.(?!read$)/; // a token never makes or revokes tokens or secret addresses: a stolen one cannot outlive its expiry

function levelOf(operation: Operation): Level {
  if (operation.endsWith('.read')) return 'read';
  return administers.test(operation) ? 'admin' : 'write';
}

/** Whether a token with these scopes may do the operation; without token (`undefined`) nothing is narrowed. */
export function tokenAllows(scopes: readonly string[] | undefined, resource: Resource, operation: Operation): boolean {
  if (scopes === undefined) return true;
  if (onlyInSession.test(operation)) return false;
  if (operation === 'viewer.read') return true;
  const needed = levels.indexOf(levelOf(operation));
  return scopes.some((scope) => {
    const [of, level] = scope.split(':');
    return (of === resource || of === 'all') && levels.indexOf(level as Level) >= needed;
  });
}
