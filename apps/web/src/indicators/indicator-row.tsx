import './indicators.css';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { decimal, withUnit } from '../ui/decimals.ts';
import { shortUnit } from './finding.ts';
import { Sparkline } from '../ui/sparkline.tsx';
import type { sv } from './texts.ts';

export type IndicatorState = keyof typeof sv.states;

/** What is said of an indicator where there is little room. */
export interface Summary {
  id: string;
  name: string;
  /** The scope whose way it is; null for the region. */
  place: string | null;
  unit: string;
  decimals: number;
  state: IndicatorState;
  /** The latest value and its period; null where nothing is reported. */
  latest: { value: string; period: string } | null;
  /** The values of the sparkline, oldest first; null where a period has none. */
  values: readonly (number | null)[];
  owner: string | null;
}

const tones: Record<IndicatorState, Tone> = {
  noData: 'unsure',
  noTarget: 'mute',
  noPace: 'unsure',
  onTrack: 'ok',
  behind: 'warn',
  reached: 'ok',
  passed: 'mute',
};

/** Where an indicator stands: sign, word, colour. */
export function IndicatorBadge({ state, plain }: { state: IndicatorState; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={tones[state]} plain={plain}>
      {t(`indicators.states.${state}`)}
    </Badge>
  );
}

/** An indicator on one line: name, its way, latest value, state, and when it was last reported by whom. */
export function IndicatorRow({ of }: { of: Summary }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <div className="indicator-box">
      <div className="indicator-row">
        <span>
          <Link to={tenant.path(`indicators/${of.id}`)}>{of.name}</Link> <span className="sm t2">{of.place}</span>
        </span>
        <span>
          <Sparkline values={of.values} />
        </span>
        <span className="num nw">{of.latest ? withUnit(decimal(of.latest.value, of.decimals), shortUnit(of.unit)) : '–'}</span>
        <IndicatorBadge plain state={of.state} />
        <span className="sm t2">
          {[of.latest ? t('goals.lastReport', { period: of.latest.period }) : t('goals.neverReported'), of.owner].filter(Boolean).join(' · ')}
        </span>
      </div>
    </div>
  );
}
