import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { longDate } from '../ui/dates.ts';
import type { Asked, LinkAnswer } from './answer-link.ts';

export interface AnswerValues {
  answer: LinkAnswer;
  until: string;
  note: string;
  evidenceUrl: string;
  toId: string;
}

/** Whether an answer holds until a day. */
export const needsDay = (answer: LinkAnswer): answer is 'acknowledge' | 'snooze' => answer === 'acknowledge' || answer === 'snooze';

/** What each answer needs. */
export function useAnswerRules({ until, deadline }: Asked) {
  const { t } = useTranslation();
  const text = z.string();
  const fields = z.object({ answer: text as unknown as z.ZodType<LinkAnswer, LinkAnswer>, until: text, note: text, evidenceUrl: text, toId: text });
  return fields.superRefine((values, context) => {
    const miss = (path: keyof AnswerValues, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (needsDay(values.answer) && !(values.until >= until.from && values.until <= until.to))
      miss('until', t('answers.untilOut', { from: longDate(until.from), to: longDate(until.to) }));
    if (values.answer === 'handOver' && !values.toId) miss('toId', t('answers.toMissing'));
    if (values.answer === 'done' && deadline.evidenceRequired && !values.evidenceUrl.trim()) miss('evidenceUrl', t('answers.evidenceMissing'));
  });
}
