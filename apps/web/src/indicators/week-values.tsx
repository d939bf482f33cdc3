import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { MyValuesDocument, ValuesToApproveDocument } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { waitingOf } from './waiting-values.ts';

/** What one is to report, and what one is to approve. */
function useWaitingValues() {
  const may = useMay();
  const mine = useQuery(MyValuesDocument, { fetchPolicy: 'cache-and-network' });
  const others = useQuery(ValuesToApproveDocument, { skip: !may('measurement.approve'), fetchPolicy: 'cache-and-network' });
  const waiting = mine.data ? waitingOf(mine.data, today()) : [];
  const toApprove = others.data?.measurements.nodes.filter((each) => each.viewerCan.approve) ?? [];
  return { waiting, toApprove };
}

/** The same in words, for the week's heading; null where nothing waits. */
export function useValuesFinding(): string | null {
  const { t } = useTranslation();
  const { waiting, toApprove } = useWaitingValues();
  const said = [
    waiting.length ? t('measuring.weekTitle', { count: waiting.length, word: atStart(waiting.length) }) : null,
    toApprove.length ? t('measuring.toApproveTitle', { count: toApprove.length, word: atStart(toApprove.length) }) : null,
  ].filter(Boolean);
  return said.length ? `${said.join('. ')}.` : null;
}

/** Values that one is to report or approve, each kind as one row: three are reported in one sitting. */
export function WeekValues() {
  const { t } = useTranslation();
  const { waiting, toApprove } = useWaitingValues();
  if (waiting.length + toApprove.length === 0) return null;
  return (
    <section className="lane">
      <header>
        <h2>{t('measuring.lane')}</h2>
      </header>
      <ul className="list">
        {waiting.length ? (
          <ValueTask
            title={t('measuring.weekTitle', { count: waiting.length, word: atStart(waiting.length) })}
            names={waiting.map((each) => `${each.scope.indicator!.name} ${each.period.name}`)}
            minutes={waiting.length}
            to="report"
            verb={t('measuring.go')}
          />
        ) : null}
        {toApprove.length ? (
          <ValueTask
            title={t('measuring.toApproveTitle', { count: toApprove.length, word: atStart(toApprove.length) })}
            names={toApprove.map((each) => `${each.indicator?.name ?? ''}, ${each.scope?.name ?? ''}`)}
            minutes={toApprove.length}
            to="approvals"
            verb={t('measuring.goApprove')}
          />
        ) : null}
      </ul>
    </section>
  );
}

function ValueTask({ title, names, minutes, to, verb }: { title: string; names: string[]; minutes: number; to: string; verb: string }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <li className="task">
      <div className="when">
        <span className="sm t2">{t('measuring.weekMinutes', { count: minutes })}</span>
      </div>
      <div>
        <h3>{title}</h3>
        <p className="sm t2">{[...new Set(names)].slice(0, 3).join(' · ')}</p>
      </div>
      <span />
      <div className="act">
        <LinkButton to={tenant.path(to)} aria-label={`${verb}: ${title}`}>
          {verb}
        </LinkButton>
      </div>
    </li>
  );
}
