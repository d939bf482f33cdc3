import { useTranslation } from 'react-i18next';
import { exactMoney, toOre } from '../ui/money.ts';

/** What an event of the funder's log says: "drog stickprov, rad 4, 435 kr". */
export function useEventWord(): (event: { action: string; details: unknown }) => string {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = t('reviews.events', { returnObjects: true });
  return ({ action, details }) => {
    const { line, deducted, sampleSeed } = (details ?? {}) as { line?: unknown; deducted?: unknown; sampleSeed?: unknown };
    const taken = typeof deducted === 'string' ? toOre(deducted.replace(',', '.')) : 0n;
    return [
      words[action.replaceAll('.', '_')] ?? action,
      ...(typeof line === 'number' ? [t('reviews.toLine', { number: line }).toLocaleLowerCase()] : []),
      ...(taken > 0n ? [exactMoney(taken)] : []),
      ...(typeof sampleSeed === 'string' ? [t('reviews.withSeed', { seed: sampleSeed })] : []),
    ].join(', ');
  };
}
