import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantFullFragment } from '../generated/graphql.ts';
import { signedOf } from './terms.ts';

/** What is signed of a grant and is never worked out again; nothing where no claim is. */
export function Frozen({ grant }: { grant: GrantFullFragment }) {
  const { t } = useTranslation();
  const claims = signedOf(grant);
  if (claims.length === 0) return null;
  return <Locked>{t('terms.frozen', { count: claims.length, claims: claims.join(', ') })}</Locked>;
}

/** A lock and why. */
export function Locked({ children }: { children: ReactNode }) {
  return (
    <p className="sm t2 row" style={{ gap: 6, alignItems: 'flex-start' }}>
      <IconLock aria-hidden size={16} stroke={1.75} style={{ flex: 'none', marginTop: 2 }} />
      <span>{children}</span>
    </p>
  );
}
