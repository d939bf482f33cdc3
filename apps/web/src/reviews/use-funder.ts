import { useParams } from '@tanstack/react-router';
import { useSession } from '../identity/session.ts';

/** The funder whose room one is in: its name and the address of anything in it. */
export function useFunder(): { slug: string; name: string; path: (rest?: string) => string } {
  const { funder = '' } = useParams({ strict: false });
  const session = useSession();
  const name = session.funders.find((each) => each.slug === funder)?.name ?? funder;
  return { slug: funder, name, path: (rest = '') => `/f/${funder}${rest ? `/${rest}` : ''}` };
}
