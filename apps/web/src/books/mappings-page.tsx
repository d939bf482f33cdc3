import './books.css';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { AccountMappingsDocument, ObjectMappingsDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { PageHead } from '../ui/page.tsx';
import { Mappings } from './mappings.tsx';

/** What the municipalities' accounts and objects stand for in projects. */
export function MappingsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const accounts = usePages(AccountMappingsDocument, 'accountMappings', { all: true }).data?.total ?? 0;
  const objects = usePages(ObjectMappingsDocument, 'objectMappings', { all: true }).data?.total ?? 0;
  const counts = { accounts: t('books.accountsCount', { count: accounts }), objects: t('books.objectsCount', { count: objects }) };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('economy.title'), to: tenant.path('economy') },
          { label: t('books.title'), to: tenant.path('ledger-imports') },
          { label: t('books.mappings') },
        ]}
        title={accounts + objects ? t('books.mappingsFinding', counts) : t('books.mappingsNone')}
      />
      <Mappings municipalityId={null} />
    </>
  );
}
