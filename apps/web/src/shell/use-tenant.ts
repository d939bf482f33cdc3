import { useParams } from '@tanstack/react-router';
import { useSession } from '../identity/session.ts';

/** The region one is in: its name and the address of anything in it. */
export function useTenant(): { slug: string; name: string; path: (rest: string) => string } {
  const { tenant = '' } = useParams({ strict: false });
  const session = useSession();
  const name = session.tenants.find((each) => each.slug === tenant)?.name ?? tenant;
  return { slug: tenant, name, path: (rest) => `/t/${tenant}/${rest}` };
}
