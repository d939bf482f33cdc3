import { useQuery } from '@apollo/client/react';
import { MeDocument } from '../generated/graphql.ts';

/**
 * Whether the one who is signed in may do something somewhere in this tenant, e.g. `network.create`. It decides what menus
 * offer, where there is no object yet whose `viewerCan` could be asked; the API decides what may be done.
 */
export function useMay(): (operation: string) => boolean {
  const { data } = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  const operations = data?.me.operations ?? [];
  return (operation) => operations.includes(operation);
}

/** The id of the person that one is in this tenant; null for an account that is no person here. */
export function useMyPersonId(): string | null {
  const { data } = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  return data?.me.person?.id ?? null;
}

/** Whether one has no part here but in projects: what others keep for a whole municipality is then not seen. */
export function useOnlyInProjects(): boolean {
  const { data } = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  const roles = data?.me.roles ?? [];
  return roles.length > 0 && roles.every((role) => role === 'projectManager' || role === 'projectMember');
}
