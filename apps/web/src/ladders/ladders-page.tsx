import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { LaddersDocument, type LadderRowFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { SettingsTabs } from '../settings/tabs.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { MonthPreview } from './month-preview.tsx';
import { offsetWords, useObligationWord } from './step-words.ts';

function useColumns(): Column<LadderRowFragment>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const word = useObligationWord();
  return [
    {
      key: 'obligation',
      label: t('ladders.obligation'),
      by: (ladder) => word(ladder.obligation),
      cell: (ladder) => <Link to={tenant.path(`settings/ladders/${ladder.id}`)}>{word(ladder.obligation)}</Link>,
    },
    {
      key: 'whose',
      label: t('ladders.whose'),
      by: (ladder) => ladder.municipality?.name ?? '',
      cell: (ladder) => ladder.municipality?.name ?? t('ladders.region'),
    },
    {
      key: 'steps',
      label: t('ladders.steps'),
      cell: (ladder) => (
        <>
          {t('ladders.stepCount', { count: ladder.steps.nodes.length })}
          <span className="sm t2" style={{ display: 'block' }}>
            {[...new Set(ladder.steps.nodes.map((step) => offsetWords(step.offsetDays, step.unit === 'workingDays')))].join(' · ')}
          </span>
        </>
      ),
    },
    { key: 'sendTime', label: t('ladders.sendTime'), cell: (ladder) => ladder.sendTime },
    { key: 'quiet', label: t('ladders.quiet'), cell: (ladder) => t(`ladders.quiets.${ladder.quiet}`) },
  ];
}

/** Every ladder of the region and its municipalities, and what they have planned, month by month. */
export function LaddersPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(LaddersDocument, 'ladders', { all: true });
  const more = pages.data ? Math.max(0, pages.data.total - 1) : undefined;
  const changes = may('ladder.update');
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('ladders.title') }]}
        title={more === undefined ? t('ladders.title') : t('ladders.finding', { count: more, word: inWords(more) })}
        context={changes ? t('ladders.context') : t('ladders.readOnly')}
        acts={
          changes ? (
            <LinkButton kind="primary" to={tenant.path('settings/ladders/new')}>
              {t('ladders.new')}
            </LinkButton>
          ) : undefined
        }
      />
      <SettingsTabs />
      <div className="col">
        <div>
          <DataTable caption={t('ladders.title')} pages={pages} columns={useColumns()} rowKey={(ladder) => ladder.id} empty={null} />
        </div>
        <MonthPreview />
      </div>
    </>
  );
}
