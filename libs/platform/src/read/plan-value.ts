import type { FieldNode } from 'graphql';
import type { Kind } from './kinds.ts';
import type { PlanDraft } from './plan-draft.ts';
import { object, wrapped } from './plan-selection.ts';

/** A value of a kind in its JSON form; nodes are what is selected of it where it is spelled out as an object. */
export function show(draft: PlanDraft, kind: Kind, sql: string, nodes: readonly FieldNode[], nullable: boolean): string {
  if (kind.cast === 'jsonb') draft.reparse = true; // PostgreSQL prints blanks in jsonb
  if (!kind.parts) return kind.json ? kind.json(sql) : sql;
  const { parts } = kind;
  const v = draft.alias('v'); // named once, so that an expression is worked out once
  const from = ` from (select ${sql} v) ${v}${nullable ? ` where ${v}.v is not null` : ''}`;
  if (nodes.length) return object(draft, 'Money', nodes, (name) => parts[name]!(`${v}.v`), from);
  const all = Object.entries(parts).map(([name, part]) => `${part(`${v}.v`)} "${name}"`);
  return wrapped(draft, all.join(), from);
}
