import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useClaimName } from '../claims/claim-words.ts';
import { AboutDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Missing } from '../ui/page.tsx';

/** What a deadline is about: what kind of thing, where it is found, and what it is called. */
export interface About {
  type: 'Budget' | 'GrantPeriod' | 'PaymentClaim' | 'TimeSheet' | 'WorkgroupReport';
  to: string;
  label: string;
}

/** Where what a deadline is about is found, and what it is called; null where that is not known. */
export function useAbout(id: string | null | undefined): About | null {
  const claimName = useClaimName();
  const tenant = useTenant();
  const { data } = useQuery(AboutDocument, { variables: { id: id ?? '' }, skip: !id });
  const node = data?.node;
  if (node?.__typename === 'Budget' && node.project) {
    const { id: project, number, name } = node.project;
    return { type: 'Budget', to: tenant.path(`projects/${project}`), label: [number, name].filter(Boolean).join(' ') };
  }
  if (node?.__typename === 'GrantPeriod' && node.grant) {
    const { id: grant, projectNumber, projectName } = node.grant;
    const claim = node.claims.nodes.find(({ state }) => state !== 'withdrawn' && state !== 'rejected');
    const to = tenant.path(claim ? `claims/${claim.id}` : `grants/${grant}`);
    return { type: 'GrantPeriod', to, label: `${projectNumber} ${projectName}, ${node.startsOn} – ${node.endsOn}` };
  }
  if (node?.__typename === 'PaymentClaim') {
    const { id: claim, projectNumber, projectName } = node;
    return { type: 'PaymentClaim', to: tenant.path(`claims/${claim}`), label: `${projectNumber} ${projectName}, ${claimName(node)}` };
  }
  if (node?.__typename === 'TimeSheet')
    return {
      type: 'TimeSheet',
      to: tenant.path('time'),
      label: [node.project?.number, node.project?.name, node.month.slice(0, 7)].filter(Boolean).join(' '),
    };
  if (node?.__typename === 'WorkgroupReport')
    return {
      type: 'WorkgroupReport',
      to: tenant.path(`workgroup-reports/${node.id}`),
      label: `${node.workgroup?.name ?? ''} ${node.startsOn} – ${node.endsOn}`,
    };
  return null;
}

/** The way to what a deadline is about, e.g. the project whose budget waits for approval. */
export function AboutLink({ id }: { id: string }) {
  const about = useAbout(id);
  return about ? <Link to={about.to}>{about.label}</Link> : <Missing />;
}
