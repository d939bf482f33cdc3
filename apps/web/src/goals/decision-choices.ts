import { usePages } from '../api/connection.ts';
import { AdoptingDecisionsDocument } from '../generated/graphql.ts';
import type { Choice } from '../ui/fields.tsx';

/** Decisions that may adopt something, the newest first. */
export function useAdoptingDecisions(): Choice[] {
  const { data } = usePages(AdoptingDecisionsDocument, 'decisions', { all: true });
  return (data?.nodes ?? []).map((each) => ({
    value: each.id,
    label: [each.title, each.body?.name, each.paragraph, each.decidedOn].filter(Boolean).join(' · '),
  }));
}
