import { usePages } from '../api/connection.ts';
import {
  MunicipalityChoicesDocument,
  NetworkChoicesDocument,
  OrganisationChoicesDocument,
  PeopleChoicesDocument,
  PriorityChoicesDocument,
  WorkgroupChoicesDocument,
} from '../generated/graphql.ts';
import type { Choice } from '../ui/fields.tsx';

/** What can be chosen in forms. Each list is fetched whole, once, and kept. */

export function usePeople(): Choice[] {
  const { data } = usePages(PeopleChoicesDocument, 'people', { all: true });
  const at = (place: string | undefined) => (place ? `, ${place}` : '');
  return (data?.nodes ?? []).map((each) => ({ value: each.id, label: each.name + at(each.organisation?.name ?? each.municipality?.name) }));
}

/** Organisations that still are: neither ended nor merged into another. */
export function useOrganisations(): Choice[] {
  const { data } = usePages(OrganisationChoicesDocument, 'organisations', { all: true });
  const living = (data?.nodes ?? []).filter((each) => !each.merged && !each.endedOn);
  return living.map((each) => ({ value: each.id, label: each.name }));
}

export function useMunicipalities(): Choice[] {
  const { data } = usePages(MunicipalityChoicesDocument, 'municipalities', { all: true });
  return (data?.nodes ?? []).map((each) => ({ value: each.id, label: each.name }));
}

/** The code of a municipality by its id, e.g. 2480; without an id the first one's. */
export function useMunicipalityCodes(): (id: string | null) => string | undefined {
  const { data } = usePages(MunicipalityChoicesDocument, 'municipalities', { all: true });
  return (id) => data?.nodes.find((each) => id === null || each.id === id)?.code;
}

export function usePriorities(): Choice[] {
  const { data } = usePages(PriorityChoicesDocument, 'priorities', { all: true });
  return (data?.nodes ?? []).map((each) => ({ value: each.id, label: `${each.number} ${each.name}` }));
}

export function useWorkgroups(): Choice[] {
  const { data } = usePages(WorkgroupChoicesDocument, 'workgroups', { all: true });
  return (data?.nodes ?? []).filter((each) => !each.endsOn).map((each) => ({ value: each.id, label: each.name }));
}

/** Networks that one may read a member list into. */
export function useImportNetworks(): Choice[] {
  const { data } = usePages(NetworkChoicesDocument, 'networks', { all: true });
  const open = (data?.nodes ?? []).filter((each) => each.viewerCan.importMembers && !each.endsOn);
  return open.map((each) => ({ value: each.id, label: each.name }));
}
