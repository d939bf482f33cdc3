import { useTranslation } from 'react-i18next';
import type { TrajectoryFactsFragment } from '../generated/graphql.ts';
import { language } from '../i18n/index.ts';
import { decimal, shortDecimal, withUnit } from '../ui/decimals.ts';

/** How the next target stands, in the reader's language; what the server says, nothing added. */
export const gapText = (of: Pick<TrajectoryFactsFragment, 'gapTextSv' | 'gapTextEn'>): string =>
  (language() === 'en' ? of.gapTextEn : of.gapTextSv) ?? '';

/** How much a year is needed from the last figure to the next target; null where the target year is not ahead. */
export const neededPace = ({ latestValue, latestYear, targetValue, targetYear }: TrajectoryFactsFragment): number | null =>
  latestValue == null || latestYear == null || targetValue == null || targetYear == null || targetYear <= latestYear
    ? null
    : (Number(targetValue) - Number(latestValue)) / (targetYear - latestYear);

type Texts = 'findingNoData' | 'findingNoTarget' | 'findingReached' | 'findingPassed' | 'findingOn' | 'findingGap' | Behind;
type Behind = 'findingFasterUp' | 'findingFasterDown' | 'findingWrongUp' | 'findingWrongDown';

/** Whether a behind indicator goes the right way, and how many times as fast it must go. */
function behind(of: TrajectoryFactsFragment): { text: Behind; times: number } | null {
  const needed = neededPace(of);
  const pace = of.pace == null ? null : Number(of.pace);
  if (needed === null || pace === null || needed === 0) return null;
  const up = needed > 0;
  if (pace === 0 || pace > 0 !== up) return { text: up ? 'findingWrongUp' : 'findingWrongDown', times: 0 };
  const times = needed / pace;
  return times < 1.05 || times > 20 ? null : { text: up ? 'findingFasterUp' : 'findingFasterDown', times };
}

const plain = {
  noData: 'findingNoData',
  noTarget: 'findingNoTarget',
  reached: 'findingReached',
  passed: 'findingPassed',
  onTrack: 'findingOn',
} as const;

/** What an indicator's figures say, as the heading of its page. */
export function useIndicatorFinding(name: string, of: TrajectoryFactsFragment | undefined): string {
  const { t } = useTranslation();
  if (!of) return t('indicators.findingNoData', { name });
  const shown = (value: string | null | undefined) => (value == null ? '' : withUnit(shortDecimal(value, of.decimals), shortUnit(of.unit)));
  const slow = of.state === 'behind' ? behind(of) : null;
  const text: Texts = of.state === 'behind' || of.state === 'noPace' ? (slow?.text ?? 'findingGap') : plain[of.state];
  return t(`indicators.${text}`, {
    name,
    gap: gapText(of),
    value: shown(of.latestValue),
    target: shown(of.targetValue),
    year: (text === 'findingNoTarget' ? of.latestYear : of.targetYear) ?? '',
    times: slow ? decimal(slow.times, 1) : '',
  });
}

/** A unit's first part, where there is little room: "ton CO₂e" of "ton CO₂e per invånare". */
export const shortUnit = (unit: string): string => unit.split(/ per | by /)[0]!;
