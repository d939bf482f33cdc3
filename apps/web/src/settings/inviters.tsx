import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MeDocument } from '../generated/graphql.ts';
import { EmptyState, Loaded } from '../ui/states.tsx';

/** Only for those who may invite; others read who may. */
export function Inviters({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const query = useQuery(MeDocument, { fetchPolicy: 'cache-first' });
  return (
    <Loaded of={query}>
      {({ me }) =>
        me.operations.includes('invitation.send') ? children : <EmptyState title={t('ui.noRight')}>{t('settings.whoInvites')}</EmptyState>
      }
    </Loaded>
  );
}
