import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LinkAct } from '../ui/button.tsx';
import { capital, joined } from '../ui/choose.ts';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';
import type { OneIndicator } from './indicator-page.tsx';
import { DimensionDialog, ScopeDialog, type OneScope } from './scope-acts.tsx';

/** What the indicator is measured for and who reports each; new ones are added here. */
export function ScopesCard({ indicator }: { indicator: OneIndicator }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<OneScope | 'new' | null>(null);
  const all = indicator.scopes.nodes;
  const count = all.length;
  return (
    <Card flush title={count ? t('indicators.scopesFinding', { count }) : t('indicators.scopesNone')}>
      {count ? (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('indicators.scopesTitle')}>
          <PlainTable
            caption={t('indicators.scopesTitle')}
            rows={all}
            rowKey={(scope) => scope.id}
            columns={[
              { key: 'name', label: t('indicators.name'), cell: (scope) => scope.name },
              { key: 'kind', label: t('indicators.scopeKind'), cell: (scope) => capital(t(`indicators.scopeKinds.${scope.kind}`)) },
              { key: 'owner', label: t('indicators.reporter'), cell: (scope) => scope.owner?.name ?? <Missing /> },
              {
                key: 'periodicity',
                label: t('indicators.periodicity'),
                cell: (scope) => t(`indicators.periodicities.${scope.periodicity ?? indicator.periodicity}`),
              },
              {
                key: 'act',
                label: t('ui.act'),
                act: true,
                cell: (scope) =>
                  scope.viewerCan.update ? (
                    <LinkAct aria-label={t('indicators.editScopeLong', { name: scope.name })} onClick={() => setOpen(scope)}>
                      {t('indicators.edit')}
                    </LinkAct>
                  ) : null,
              },
            ]}
          />
        </div>
      ) : (
        <p className="t2 pad">{t('indicators.scopesBody')}</p>
      )}
      {indicator.viewerCan.addScope ? (
        <div className="no-print pad">
          <Button onClick={() => setOpen('new')}>{t('indicators.addScope')}</Button>
        </div>
      ) : null}
      {open ? <ScopeDialog indicator={indicator} scope={open === 'new' ? null : open} onClose={() => setOpen(null)} /> : null}
    </Card>
  );
}

/** How its values are broken down; new dimensions are added here. */
export function DimensionsCard({ indicator }: { indicator: OneIndicator }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const all = indicator.dimensions.nodes;
  const count = all.length;
  if (indicator.aggregation === 'text') return null; // words have no parts
  return (
    <Card title={count ? t('indicators.dimensionsFinding', { count }) : t('indicators.dimensionsNone')}>
      {count ? (
        <ul className="lines">
          {all.map((each) => (
            <li key={each.id}>
              <strong>{each.name}</strong>:{' '}
              {joined(
                each.categories.nodes.toSorted((a, b) => a.number - b.number).map((category) => category.name),
                t('ui.and'),
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="t2">{t('indicators.dimensionsBody')}</p>
      )}
      {indicator.viewerCan.update ? (
        <div className="no-print" style={{ paddingTop: 10 }}>
          <Button onClick={() => setOpen(true)}>{t('indicators.addDimension')}</Button>
        </div>
      ) : null}
      {open ? <DimensionDialog indicator={indicator} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
