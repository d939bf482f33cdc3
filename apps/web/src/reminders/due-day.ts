import { useQuery } from '@apollo/client/react';
import { DueDateDocument, type DeadlineKind } from '../generated/graphql.ts';
import { useMunicipalityCodes } from '../networks/choices.ts';

/** Kinds whose day moves when it is a day off. */
const moves = (kind: DeadlineKind): boolean => kind === 'STATUTORY' || kind === 'MUNICIPAL';

interface Due {
  on: string;
  /** Why it is another day than the one given, e.g. "lördag". */
  reason: string | null;
}

/**
 * Which day a last day becomes by a municipality's calendar; null while it is being asked, and where it cannot be known. What the law moves for
 * the whole region is asked of the first municipality, since the country's days off are the same in all of them; their own days are not.
 */
export function useDueDay(kind: DeadlineKind, base: string, municipalityId: string | null | undefined): Due | null {
  const codes = useMunicipalityCodes();
  const municipalityCode = codes(municipalityId || null);
  const known = base >= '2000-01-01' && base <= '2100-12-01';
  const skip = !municipalityCode || !known || (kind === 'MUNICIPAL' && !municipalityId);
  const { data } = useQuery(DueDateDocument, {
    variables: { kind, base, municipalityCode: municipalityCode ?? '' },
    skip: skip || !moves(kind),
    fetchPolicy: 'cache-first',
  });
  if (!moves(kind)) return { on: base, reason: null };
  if (skip) return null;
  return data ? { on: data.dueDate.on, reason: data.dueDate.movedFrom ? (data.dueDate.reason ?? null) : null } : null;
}
