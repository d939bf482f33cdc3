import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScopeStandingDocument } from '../generated/graphql.ts';
import { decimal, withUnit } from '../ui/decimals.ts';
import { gapText, shortUnit } from './finding.ts';
import { valueAt } from './lines.ts';
import { lineOf, timeOf } from './trajectory-lines.ts';

interface Props {
  indicatorId: string;
  scopeId: string;
  name: string;
  /** The period's last day. */
  endsOn: string;
  /** What is written, as a number; null while it is none. */
  value: number | null;
  to: string;
}

/** How the scope stands by what is approved, and what the written value does to that: told as one writes. */
export function Standing({ indicatorId, scopeId, name, endsOn, value, to }: Props) {
  const { t } = useTranslation();
  const { data } = useQuery(ScopeStandingDocument, { variables: { id: indicatorId, scope: scopeId } });
  const told = data?.node?.__typename === 'Indicator' ? data.node.trajectories.nodes[0] : undefined;
  if (!told) return null;
  const line = valueAt(lineOf(told.targetLine), timeOf(endsOn));
  const off = value === null || line === null ? null : value - line;
  const side = off === null ? null : Math.abs(off) < 0.5 * 10 ** -told.decimals ? 'withOn' : off > 0 ? 'withAbove' : 'withBelow';
  const shown = off === null ? '' : withUnit(decimal(Math.abs(off), told.decimals), shortUnit(told.unit));
  return (
    <p className="sm" role="status">
      <span className="t2">{t('measuring.beforeRead', { said: gapText(told) })} </span>
      {side ? <strong>{t(`measuring.${side}`, { gap: shown })} </strong> : null}
      <Link to={to}>{t('measuring.seeForecast', { name })}</Link>
    </p>
  );
}
