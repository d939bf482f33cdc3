import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useIdempotencyKey } from '../api/idempotency.ts';
import { useVerb } from '../api/verb.ts';
import { useLineWord } from '../claims/claim-words.ts';
import { AskForCompletionDocument, CorrectAfterApprovalDocument, DecideClaimDocument, type ErrorType } from '../generated/graphql.ts';
import { choicesFrom } from '../ui/choose.ts';
import { addDays, plainDate, today } from '../ui/dates.ts';
import { Dialog, done } from '../ui/dialog.tsx';
import { ChoiceField, DateField, MoneyField, SearchField, TextAreaField } from '../ui/fields.tsx';
import { Form } from '../ui/form.tsx';
import { atStart, exactMoney, inWords, money, toOre } from '../ui/money.ts';
import { RadioField } from '../ui/radio-field.tsx';
import { amount, day, filled } from '../ui/rules.ts';
import { useValues } from '../ui/use-values.ts';
import type { RoomClaim } from './review-page.tsx';
import { questionsOf, type ReviewSums } from './review-sums.ts';
import { supportAfter } from './support-after.ts';
import type { RoomLine } from './use-room.ts';
import { forgets } from './use-verdict.ts';

interface Of {
  reviewId: string;
  onClose: () => void;
}

/** Gives the claim back with its questions and a last day; the project is reminded by its ladder. */
export function CompletionDialog({ reviewId, claim, lines, onClose }: Of & { claim: RoomClaim; lines: readonly RoomLine[] }) {
  const { t } = useTranslation();
  const [ask] = useVerb(AskForCompletionDocument, 'askForCompletion', { forgets });
  const rules = z.object({ dueOn: day(t('reviews.completionDay')), text: filled(t('reviews.completionMessage'), 5000) });
  const form = useValues(rules, { dueOn: addDays(today(), 14), text: '' });
  const questions = questionsOf(lines, claim.findings.nodes);
  const count = questions.unasked + questions.unanswered;
  const submit = async (values: z.output<typeof rules>) => {
    const answer = await ask({ reviewId, ...values });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('reviews.completionDone', { date: plainDate(values.dueOn) }));
  };
  return (
    <Dialog opened title={t('reviews.completionTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{count > 0 ? t('reviews.completionBody', { count, word: inWords(count) }) : t('reviews.completionNone')}</p>
      <Form form={form} submit={t('reviews.completion')} onSubmit={submit} onCancel={onClose}>
        <DateField name="dueOn" label={t('reviews.completionDay')} />
        <TextAreaField name="text" label={t('reviews.completionMessage')} />
      </Form>
    </Dialog>
  );
}

interface DecideProps extends Of {
  claim: RoomClaim;
  lines: readonly RoomLine[];
  sums: ReviewSums;
}

/** The decision, with what it comes to in words before it is made. */
export function DecideDialog({ reviewId, claim, lines, sums, onClose }: DecideProps) {
  const { t } = useTranslation();
  const [decide] = useVerb(DecideClaimDocument, 'decideClaim', { forgets });
  const keyOf = useIdempotencyKey();
  const rules = z
    .object({ decision: z.enum(['approve', 'reject']), text: z.string().trim().max(5000) })
    .refine(({ decision, text }) => text !== '' || (decision === 'approve' && sums.deducted === 0n), {
      path: ['text'],
      error: () => t('ui.required', { label: t('reviews.decisionReason').toLocaleLowerCase() }),
    });
  const form = useValues(rules, { decision: 'approve', text: '' });
  const approves = form.watch('decision') === 'approve';
  const submit = async ({ decision, text }: z.output<typeof rules>) => {
    const input = { reviewId, approve: decision === 'approve', text: text || null, expectedVersion: claim.reviews.nodes[0]!.version };
    const answer = await decide(input, { idempotencyKey: keyOf(input) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('reviews.decideDone'));
  };
  const unseen = lines.filter((line) => line.outcome === 'unseen').length;
  const { unasked, unanswered, answered } = questionsOf(lines, claim.findings.nodes);
  const open = unasked + unanswered + answered;
  return (
    <Dialog opened title={t('reviews.decideTitle')} onClose={onClose}>
      <p className="strong">{approves ? <Sums claim={claim} sums={sums} /> : t('reviews.decideReject')}</p>
      {approves && unseen ? <p>{t('reviews.decideLeft', { count: unseen, word: atStart(unseen) })}</p> : null}
      {approves && open ? <p className="bad-text">{t('reviews.decideOpen', { count: open, word: atStart(open) })}</p> : null}
      <div style={{ height: 12 }} />
      <Form
        form={form}
        submit={t(approves ? (sums.deducted ? 'reviews.approveDeducted' : 'reviews.approveSubmit') : 'reviews.rejectSubmit')}
        onSubmit={submit}
        onCancel={onClose}
      >
        <RadioField name="decision" label={t('reviews.decision')} choices={choicesFrom(t('reviews.decisions', { returnObjects: true }))} />
        <TextAreaField name="text" optional={approves && sums.deducted === 0n} label={t('reviews.decisionReason')} hint={t('reviews.reasonHint')} />
      </Form>
    </Dialog>
  );
}

function Sums({ claim, sums }: { claim: RoomClaim; sums: ReviewSums }) {
  const { t } = useTranslation();
  const sought = claim.claimedSupport ? toOre(claim.claimedSupport.amount) : 0n;
  if (sums.deducted === 0n) return <>{t('reviews.decideNoDeductions', { sought: exactMoney(sought) })}</>;
  const costs = toOre(claim.claimedCash?.amount ?? '0') + toOre(claim.claimedInKind?.amount ?? '0');
  const granted = supportAfter({ costs, deducted: sums.deducted, sought, shareBp: claim.grant?.shareBp ?? 10_000 });
  const words = { sought: exactMoney(sought), deducted: exactMoney(sums.deducted), granted: money(granted) };
  return <>{t('reviews.decideSums', words)}</>;
}

/** What is found after the decision: taken off with the reason, and the decision that was made stays in the history. */
export function CorrectDialog({ reviewId, lines, onClose }: Of & { lines: readonly RoomLine[] }) {
  const { t } = useTranslation();
  const word = useLineWord();
  const [correct] = useVerb(CorrectAfterApprovalDocument, 'correctAfterApproval', { forgets });
  const keyOf = useIdempotencyKey();
  const rules = z.object({
    lineId: z.string().transform((value) => value || null),
    amount: amount(t('reviews.deductAmount')),
    errorType: filled(t('reviews.errorType')),
    reason: filled(t('reviews.reason'), 2000),
  });
  const form = useValues(rules, { lineId: '', amount: '', errorType: '', reason: '' });
  const submit = async ({ errorType, ...said }: z.output<typeof rules>) => {
    const input = { reviewId, errorType: errorType as ErrorType, ...said };
    const answer = await correct(input, { idempotencyKey: keyOf(input) });
    if (!answer.ok) return answer.faults;
    onClose();
    done(t('reviews.correctDone'));
  };
  return (
    <Dialog opened title={t('reviews.correctTitle')} onClose={onClose}>
      <p style={{ marginBottom: 12 }}>{t('reviews.correctBody')}</p>
      <Form form={form} submit={t('reviews.correct')} onSubmit={submit} onCancel={onClose}>
        <SearchField
          name="lineId"
          optional
          label={t('reviews.line')}
          choices={lines.map((line) => ({ value: line.id, label: `${line.line.number}: ${word(line.line)}` }))}
        />
        <MoneyField name="amount" label={t('reviews.deductAmount')} />
        <ChoiceField name="errorType" label={t('reviews.errorType')} choices={choicesFrom(t('reviews.errorTypes', { returnObjects: true }))} />
        <TextAreaField name="reason" label={t('reviews.reason')} hint={t('reviews.reasonHint')} />
      </Form>
    </Dialog>
  );
}
