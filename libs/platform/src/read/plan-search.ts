import type { Arg } from './args.ts';
import type { PlanDraft } from './plan-draft.ts';
import type { Source } from './plan-source.ts';
import { badInput } from './values.ts';

/** How many characters `query` may have. */
export const MOST_SEARCHED = 200;

/**
 * The rows that hold the words of `query`; undefined where nothing is searched for. `found_<table>` knows the tenant and answers ids
 * alone (`searchable()` of the migrations says why); which of them the viewer may see is decided here, where the other conditions stand.
 */
export function searchSql(draft: PlanDraft, source: Source, query: Arg): string | undefined {
  if (query.value == null) return undefined;
  return `${source.value('id')} = any(array(select found_${source.model.table}(${draft.given(query, 'text', searched)})))`;
}

function searched(query: string): string {
  if (query.length > MOST_SEARCHED) throw badInput(`query has ${query.length} characters; at most ${MOST_SEARCHED} are allowed`);
  return query.replaceAll('\0', ' '); // a sign like any other, but one that PostgreSQL cannot read
}
