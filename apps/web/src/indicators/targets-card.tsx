import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TargetValueState } from '../generated/graphql.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { decimal, shortDecimal } from '../ui/decimals.ts';
import { atStart } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { ActionDialog, TargetDialog } from './indicator-acts.tsx';
import type { OneIndicator, Shown } from './indicator-page.tsx';

interface Props {
  indicator: OneIndicator;
  shown: Shown;
}

const tones: Record<TargetValueState, Tone> = { met: 'ok', notMet: 'bad', notYet: 'info', noData: 'unsure' };

/** What it shall be, year by year; several targets of one indicator are several rows. */
export function TargetsCard({ indicator, shown }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const all = indicator.targetValues.nodes.filter((each) => !shown.scopeId || each.scope?.id === shown.scopeId).toSorted((a, b) => a.year - b.year);
  const count = all.length;
  const settable = indicator.scopes.nodes.filter((scope) => scope.viewerCan.setTargetValue && (!shown.scopeId || scope.id === shown.scopeId));
  return (
    <Card title={count ? t('indicators.targetsFinding', { count, word: atStart(count) }) : t('indicators.targetsNone')} aside={indicator.unit}>
      <ul className="lines">
        {all.map((each) => (
          <li key={each.id} className="row between wrap">
            <span>
              <strong>{each.year}</strong>: {t(`indicators.comparators.${each.comparator}`)}{' '}
              {each.precision === 'about' ? `${t('indicators.precisions.about')} ` : ''}
              {shortDecimal(each.value, indicator.decimals)}
              {shown.scopeId ? '' : ` · ${each.scope?.name ?? ''}`} <Source of={each.source} />
            </span>
            <Badge plain tone={tones[each.state]}>
              {t(`indicators.targetStates.${each.state}`)}
              {each.measured == null ? '' : ` (${decimal(each.measured, indicator.decimals)})`}
            </Badge>
          </li>
        ))}
      </ul>
      {settable.length ? (
        <div className="no-print" style={{ paddingTop: count ? 10 : 4 }}>
          <Button onClick={() => setOpen(true)}>{t('indicators.setTarget')}</Button>
        </div>
      ) : null}
      {open ? <TargetDialog indicator={indicator} scopes={settable} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}

/** What is decided that moves the value: the second forecast is made of it. */
export function ActionsCard({ indicator, shown }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const all = indicator.plannedActions.nodes.filter((each) => !shown.scopeId || each.scope?.id === shown.scopeId);
  const count = all.length;
  const settable = indicator.scopes.nodes.filter((scope) => scope.viewerCan.setPlannedAction && (!shown.scopeId || scope.id === shown.scopeId));
  const signed = (value: string) => `${Number(value) > 0 ? '+' : ''}${shortDecimal(value, indicator.decimals + 2)}`;
  return (
    <Card title={count ? t('indicators.actionsFinding', { count, word: atStart(count) }) : t('indicators.actionsNone')} aside={indicator.unit}>
      <ul className="lines">
        {all.map((each) => (
          <li key={each.id} className="row between wrap">
            <span>
              {each.title} <Source of={each.source} />
              <span className="sm t2" style={{ display: 'block' }}>
                {[each.owner?.name, `${each.fromYear}–${each.fullYear}`].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="strong nw">{signed(each.effect)}</span>
          </li>
        ))}
      </ul>
      {settable.length ? (
        <div className="no-print" style={{ paddingTop: count ? 10 : 4 }}>
          <Button onClick={() => setOpen(true)}>{t('indicators.addAction')}</Button>
        </div>
      ) : null}
      {open ? <ActionDialog indicator={indicator} scopes={settable} onClose={() => setOpen(false)} /> : null}
    </Card>
  );
}
