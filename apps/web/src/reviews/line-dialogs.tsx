import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useVerb } from '../api/verb.ts';
import { useLineWord } from '../claims/claim-words.ts';
import {
  DrawSampleDocument,
  JudgeClaimLineDocument,
  RaiseFindingDocument,
  RequestNamesDocument,
  type ErrorType,
  type SampleMethod,
} from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, MoneyField, TextAreaField, TextField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { exactMoney, toOre } from '../ui/money.ts';
import { RadioField } from '../ui/radio-field.tsx';
import { amount, filled, maybe } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { RoomLine } from './use-room.ts';
import { forgets, type OnJudged } from './use-verdict.ts';

interface Of {
  reviewId: string;
  onClose: () => void;
}

/** Draws the lines to look at; the seed makes it possible to draw the same again. */
export function SampleDialog({ reviewId, most, onClose, onDrawn }: Of & { most: number; onDrawn: () => void }) {
  const { t } = useTranslation();
  const [draw] = useVerb(DrawSampleDocument, 'drawSample', { forgets });
  const rules = z.object({
    method: filled(t('reviews.sampleMethod')),
    size: filled(t('reviews.sampleSize')).refine((value) => /^[1-9]\d{0,4}$/.test(value) && Number(value) <= most, {
      error: () => t('reviews.sizeBad', { most }),
    }),
    seed: maybe(64),
  });
  const form = useValues(rules, { method: 'random', size: String(Math.min(10, Math.max(1, most))), seed: '' });
  const submit = async ({ method, size, seed }: z.output<typeof rules>) => {
    const answer = await draw({ reviewId, method: method as SampleMethod, size: Number(size), seed });
    if (!answer.ok) return answer.faults;
    onClose();
    onDrawn();
    done(t('reviews.sampleDrawn'));
  };
  const methods = ['random', 'byAmount', 'byRisk'] as const;
  return (
    <Dialog opened title={t('reviews.drawSample')} onClose={onClose}>
      <Form form={form} submit={t('reviews.drawSample')} onSubmit={submit} onCancel={onClose}>
        <RadioField
          name="method"
          label={t('reviews.sampleMethod')}
          choices={methods.map((value) => ({ value, label: `${t(`reviews.sampleMethods.${value}`)}. ${t(`reviews.sampleMethodHints.${value}`)}` }))}
        />
        <TextField name="size" label={t('reviews.sampleSize')} />
        <TextField name="seed" optional label={t('reviews.sampleSeed')} hint={t('reviews.sampleSeedHint')} />
      </Form>
    </Dialog>
  );
}

interface OfLine extends Of {
  line: RoomLine;
  onJudged: OnJudged;
}

/** Takes a part or all of a line off, with the kind of error and the reason. */
export function DeductDialog({ reviewId, line, onClose, onJudged }: OfLine) {
  const { t } = useTranslation();
  const word = useLineWord();
  const [judge] = useVerb(JudgeClaimLineDocument, 'judgeClaimLine', { forgets });
  const most = exactMoney(line.eligible);
  const fits = (written: string) => toOre(written) > 0n && toOre(written) <= line.eligible;
  const rules = z.object({
    deducted: amount(t('reviews.deductAmount')).refine(fits, { error: () => t('reviews.deductTooMuch', { amount: most }) }),
    errorType: filled(t('reviews.errorType')),
    reason: filled(t('reviews.reason'), 2000),
  });
  const form = useValues(rules, { deducted: '', errorType: '', reason: '' });
  const submit = async ({ errorType, ...said }: z.output<typeof rules>) => {
    const answer = await judge({ reviewId, lineId: line.id, outcome: 'deducted', errorType: errorType as ErrorType, ...said });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('reviews.deductedDone', { number: line.line.number }));
    onJudged(line.id, answer.payload.reviewLine);
  };
  return (
    <Dialog opened title={t('reviews.deductTitle', { number: line.line.number })} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{word(line.line)}</p>
      <Form form={form} submit={t('reviews.deduct')} onSubmit={submit} onCancel={onClose}>
        <MoneyField name="deducted" label={t('reviews.deductAmount')} hint={t('reviews.deductMost', { amount: most })} />
        <ChoiceField name="errorType" label={t('reviews.errorType')} choices={choicesFrom(t('reviews.errorTypes', { returnObjects: true }))} />
        <TextAreaField name="reason" label={t('reviews.reason')} hint={t('reviews.reasonHint')} />
      </Form>
    </Dialog>
  );
}

/** A question about a line, or about the whole claim; the project gets it with the completion. */
export function AskDialog({ reviewId, line, onClose, onJudged }: Of & { line: RoomLine | null; onJudged: OnJudged }) {
  const { t } = useTranslation();
  const word = useLineWord();
  const [judge] = useVerb(JudgeClaimLineDocument, 'judgeClaimLine', { forgets });
  const [raise] = useVerb(RaiseFindingDocument, 'raiseFinding', { forgets });
  const form = useValues(z.object({ reason: filled(t('reviews.askText'), line ? 2000 : 5000) }), { reason: '' });
  const submit = async ({ reason }: { reason: string }) => {
    const answer = line
      ? await judge({ reviewId, lineId: line.id, outcome: 'question', reason })
      : await raise({ reviewId, kind: 'question', text: reason });
    if (!answer.ok) return answer.faults;
    onClose();
    done(line ? t('reviews.asked', { number: line.line.number }) : t('reviews.askedWhole'));
    if (line && 'reviewLine' in answer.payload) onJudged(line.id, answer.payload.reviewLine);
  };
  return (
    <Dialog opened title={line ? t('reviews.askTitle', { number: line.line.number }) : t('reviews.askWhole')} onClose={onClose}>
      {line ? <p style={{ marginBottom: 12 }}>{word(line.line)}</p> : null}
      <Form form={form} submit={t('reviews.askSubmit')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('reviews.askText')} hint={t('reviews.askHint')} />
      </Form>
    </Dialog>
  );
}

/** Asks whose hours a line is; the reason is shown to the project. */
export function NamesDialog({ reviewId, line, onClose }: Of & { line: RoomLine }) {
  const { t } = useTranslation();
  const [request] = useVerb(RequestNamesDocument, 'requestNames', { forgets });
  const form = useValues(
    z.object({ reason: filled(t('reviews.namesReason'), 2000).refine((text) => text.length >= 10, { error: () => t('reviews.namesShort') }) }),
    {
      reason: '',
    },
  );
  const submit = async ({ reason }: { reason: string }) => {
    const answer = await request({ reviewId, lineIds: [line.id], reason });
    if (!answer.ok) return answer.faults;
    onClose();
    const told = answer.payload.nameDisclosures?.[0];
    if (told) done(t('reviews.namesShown', { label: told.personLabel, name: told.personName }));
  };
  return (
    <Dialog opened title={t('reviews.namesTitle', { number: line.line.number })} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('reviews.namesBody')}</p>
      <Form form={form} submit={t('reviews.names')} onSubmit={submit} onCancel={onClose}>
        <TextAreaField name="reason" label={t('reviews.namesReason')} />
      </Form>
    </Dialog>
  );
}
