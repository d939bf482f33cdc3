import { useTranslation } from 'react-i18next';
import { i18next } from '../i18n/index.ts';

/** "28 dagar före", "på sista dagen", "5 arbetsdagar efter". */
export function offsetWords(offset: number, working: boolean): string {
  if (offset === 0) return i18next.t('ladders.stepWords.on');
  const count = Math.abs(offset);
  if (working) return i18next.t(offset < 0 ? 'ladders.stepWords.workBefore' : 'ladders.stepWords.workAfter', { count });
  return i18next.t(offset < 0 ? 'ladders.stepWords.before' : 'ladders.stepWords.after', { count });
}

/** The API's name of a step in words: `-28`, `-5w`, `+60r2`, `assigned`; an unknown one as it stands. */
export function stepWords(step: string): string {
  const [, offset, working, times] = /^([+-]?\d+)(w?)(?:r(\d+))?$/.exec(step) ?? [];
  if (offset !== undefined) {
    const words = offsetWords(Number(offset), working === 'w');
    return times ? i18next.t('ladders.stepWords.repeat', { step: words, times }) : words;
  }
  if (step === 'assigned' || step === 'snooze' || step === 'handover') return i18next.t(`ladders.stepWords.${step}`);
  return step;
}

/** What a sort of obligation is called; an unknown one by its own name. */
export function useObligationWord(): (obligation: string) => string {
  const { t } = useTranslation();
  const words = t('ladders.obligations', { returnObjects: true }) as Record<string, string>;
  return (obligation) => words[obligation] ?? obligation;
}
