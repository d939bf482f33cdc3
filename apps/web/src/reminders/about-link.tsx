import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { AboutDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Missing } from '../ui/page.tsx';

/** The way to what a deadline is about, e.g. the project whose budget waits for approval. */
export function AboutLink({ id }: { id: string }) {
  const tenant = useTenant();
  const { data } = useQuery(AboutDocument, { variables: { id } });
  const project = data?.node?.__typename === 'Budget' ? data.node.project : null;
  if (!project) return <Missing />;
  return (
    <Link to={tenant.path(`projects/${project.id}`)}>
      {project.number} {project.name}
    </Link>
  );
}
