import { useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { clientOf, type Door } from '../api/client.ts';
import { ChangeOwnSettingsDocument } from '../generated/graphql.ts';
import { showLanguage, type Language } from '../i18n/index.ts';
import { useSession } from '../identity/session.ts';

/** The door of the place one is in; the platform's for those who run it; null for somebody without any place. */
function useDoor(): Door | null {
  const { tenant, funder } = useParams({ strict: false });
  const session = useSession();
  if (tenant) return `/t/${tenant}/graphql`;
  if (funder) return `/f/${funder}/graphql`;
  return session.platform ? '/platform/graphql' : null;
}

/** Shows the page in another language, remembers it here, and asks for letters in it. */
export function useLanguageChange(): (next: Language) => Promise<void> {
  const door = useDoor();
  return useCallback(
    async (next: Language) => {
      await showLanguage(next);
      if (!door) return;
      const client = clientOf(door);
      // Where the account's own setting cannot be changed the page is still shown in the language that was chosen.
      await client.mutate({ mutation: ChangeOwnSettingsDocument, variables: { input: { language: next } } }).catch(() => undefined);
      if (door.startsWith('/t/')) await client.refetchQueries({ include: 'active' }).catch(() => undefined);
    },
    [door],
  );
}
