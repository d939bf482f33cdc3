import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { BodyChoicesDocument, NetworkChoicesDocument, WorkgroupChoicesDocument } from '../generated/graphql.ts';
import { useProjects } from '../projects/choices.ts';
import type { Choice } from '../ui/fields.tsx';

/** Who can meet, in one list: workgroups, networks and bodies that have not ended, and projects. */
export function useHosts(): Choice[] {
  const { t } = useTranslation();
  const workgroups = usePages(WorkgroupChoicesDocument, 'workgroups', { all: true }).data?.nodes ?? [];
  const networks = usePages(NetworkChoicesDocument, 'networks', { all: true }).data?.nodes ?? [];
  const bodies = usePages(BodyChoicesDocument, 'bodies', { all: true }).data?.nodes ?? [];
  const projects = useProjects().map(({ value, label }) => ({ value, label: `${label}, ${t('meetings.hostKinds.project')}` }));
  const named = (kind: 'workgroup' | 'network' | 'body', each: { id: string; name: string }) => ({
    value: each.id,
    label: `${each.name}, ${t(`meetings.hostKinds.${kind}`)}`,
  });
  return [
    ...workgroups.filter((each) => !each.endsOn).map((each) => named('workgroup', each)),
    ...networks.filter((each) => !each.endsOn).map((each) => named('network', each)),
    ...bodies.map((each) => named('body', each)),
    ...projects,
  ];
}

/** A project's meeting is made by a verb of its own, and not in series. */
export const isProject = (id: string | null): id is string => id?.startsWith('prj_') ?? false;

/** The input's field of a host by its id: `wgr_…`, `net_…` or `bod_…`. */
export const hostInput = (id: string | null): { workgroupId?: string; networkId?: string; bodyId?: string } => {
  if (!id) return {};
  const [prefix] = id.split('_');
  return prefix === 'net' ? { networkId: id } : prefix === 'bod' ? { bodyId: id } : { workgroupId: id };
};
